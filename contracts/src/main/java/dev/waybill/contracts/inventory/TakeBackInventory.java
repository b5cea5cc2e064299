package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that goods that came back be put where they belong: on sale again, or aside. Asked again
 * with the same takeBackId, it is answered again.
 *
 * <p>Told by returns, heard by inventory.
 */
public record TakeBackInventory(
        UUID returnId,
        UUID orderId,
        String warehouseId,
        List<Item> items,
        @Nullable UUID takeBackId) {

    public TakeBackInventory {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.text("warehouseId", warehouseId, 1, 32);
        items = guard.list("items", items, 1);
        guard.check();
    }

    /** Units of one product that came back, and what becomes of them. */
    public record Item(UUID productId, int quantity, Disposition disposition) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.given("disposition", disposition);
            guard.check();
        }
    }
}
