package dev.waybill.inventory;

import static dev.waybill.contracts.inventory.InventoryContracts.RELEASE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.RESERVE_INVENTORY;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDMENT_ENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_CREATED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * Stock per product and place, and who has been promised how much of it.
 *
 * <p>Tells inventory-reserved, inventory-unavailable and inventory-released.
 */
public final class InventorySystem implements WaybillSystem {

    /** Longer than a checkout may take (10 minutes): the net, not the rule. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "inventory";
    }

    @Override
    public void furnish(Room room) {
        var levels = new StockLevels(room.database());
        var receipts = new Receipts(room.database());
        var reservations = room.part(Reservations.class, new Reservations(room.database()));
        var longestHold = room.settings().duration("waybill.inventory.hold", LONGEST_HOLD);
        var held = room.part(StockLevels.class, levels);
        var books = new HoldBooks(reservations, held, longestHold);

        room.hears(new HoldHandler(books, room.meters()))
                .on(RESERVE_INVENTORY, Hold.Reserve::of)
                .on(RELEASE_INVENTORY, Hold::of)
                .on(ORDER_CONFIRMED, Hold.Commit::of)
                .on(ORDER_AMENDMENT_ENDED, Hold::of);
        room.hears(new ShelfHandler(levels, room.signals())).on(PRODUCT_CREATED);
        room.wakes(new ExpireHolds(reservations, books, room.meters()));

        var received = room.takes(new ReceiptHandler(levels, receipts, room.ids()));
        room.serves(new StockController(received, levels, room.signals(), room.clock()));
        var asked = room.takes(new ReservationRequests(books, room.ids()));
        room.serves(new ReservationController(asked, reservations));
    }
}
