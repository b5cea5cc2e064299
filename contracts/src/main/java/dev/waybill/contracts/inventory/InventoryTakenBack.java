package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to take-back-inventory: the goods are where they belong.
 *
 * <p>Told by inventory, heard by returns.
 */
public record InventoryTakenBack(
        UUID returnId,
        UUID orderId,
        String warehouseId,
        List<Item> items,
        Instant takenBackAt,
        @Nullable UUID takeBackId) {

    public InventoryTakenBack {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.text("warehouseId", warehouseId, 1, 32);
        items = guard.list("items", items, 1);
        takenBackAt = guard.time("takenBackAt", takenBackAt);
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
