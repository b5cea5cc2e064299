package dev.waybill.inventory;

import static dev.waybill.contracts.inventory.InventoryContracts.RELEASE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.RESERVE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.RESOURCE_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.SHIP_INVENTORY;
import static dev.waybill.contracts.inventory.InventoryContracts.TAKE_BACK_INVENTORY;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_AMENDMENT_ENDED;
import static dev.waybill.contracts.orders.OrdersContracts.ORDER_CONFIRMED;
import static dev.waybill.contracts.products.ProductsContracts.PRODUCT_CREATED;

import dev.waybill.platform.Room;
import dev.waybill.platform.WaybillSystem;
import java.time.Duration;

/**
 * Stock per product and place, who has been promised how much of it, and from which place an order
 * comes.
 *
 * <p>Tells inventory-reserved, -unavailable, -released, -resourced and -taken-back, and
 * promise-changed.
 */
public final class InventorySystem implements WaybillSystem {

    /** Longer than a checkout may take (10 minutes): the net, not the rule. */
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(15);

    /** All of the ledger is read for it. */
    private static final Duration DRIFT_EVERY = Duration.ofMinutes(5);

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
                .on(SHIP_INVENTORY, Hold.Ship::of)
                .on(RESOURCE_INVENTORY, Hold.Resource::of)
                .on(ORDER_CONFIRMED, Hold.Commit::of)
                .on(ORDER_AMENDMENT_ENDED, Hold::of);
        room.hears(new ShelfHandler(levels, room.signals())).on(PRODUCT_CREATED);
        room.hears(new TakeBackHandler(levels, new TakeBacks(room.database())))
                .on(TAKE_BACK_INVENTORY, TakeBack::of);
        room.wakes(new ExpireHolds(reservations, books, room.meters()));
        room.wakes(new KeepPromises(room.database(), reservations, levels));

        var expected = new ExpectedReceipts(room.database());
        var received = room.takes(new ReceiptHandler(levels, receipts, expected, room.ids()));
        var transfers = new Transfers(room.database());
        room.serves(
                new StockController(
                        received, levels, transfers, expected, room.signals(), room.clock()));
        servesFloor(room, levels, transfers);
        room.serves(
                new ExpectController(
                        room.takes(new ExpectHandler(levels, expected, room.ids())),
                        expected,
                        levels));
        var asked = room.takes(new ReservationRequests(books, room.ids()));
        room.serves(new ReservationController(asked, reservations));
        var rules = new RuleBooks(room.database());
        room.serves(new AvailabilityController(levels, expected, rules, room.clock()));
        room.serves(new WhatIfController(rules, reservations, new Decisions(room.database())));
        watchesDrift(room, levels);
        room.serves(
                new SourcingController(
                        room.takes(new SourcingRequests(rules)),
                        rules,
                        new DecisionReads(room.database(), reservations)));
    }

    /** Stock, ledger and reservations are compared now and then, and set right by people. */
    private static void watchesDrift(Room room, StockLevels levels) {
        var drifts = new Drifts(room.database());
        var every = room.settings().duration("waybill.inventory.drift-every", DRIFT_EVERY);
        room.wakes(new WatchDrift(drifts, every, room.ids(), room.meters()));
        room.serves(
                new DriftController(
                        room.takes(new DriftRepairs(levels, drifts)),
                        drifts,
                        new Ledger(room.database())));
    }

    /** What people do to stock by hand. */
    private static void servesFloor(Room room, StockLevels levels, Transfers transfers) {
        room.serves(
                new FloorController(
                        room.takes(new MoveHandler(levels, transfers, room.ids())),
                        room.takes(new ArrivalHandler(levels, transfers)),
                        room.takes(new TermsHandler(levels)),
                        transfers,
                        new Ledger(room.database()),
                        levels));
    }
}
