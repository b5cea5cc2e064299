package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Goods of a return have come in, each unit with what becomes of it.
 *
 * <p>Told by returns, heard by notifications.
 *
 * @param number of the return, as people name it
 */
public record ReturnReceived(
        UUID returnId,
        UUID orderId,
        UUID customerId,
        String warehouseId,
        List<Item> items,
        String receivedBy,
        Instant receivedAt,
        @Nullable String number) {

    public ReturnReceived {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.text("warehouseId", warehouseId, 1, 32);
        items = guard.list("items", items, 0);
        guard.text("receivedBy", receivedBy, 1, 250);
        receivedAt = guard.time("receivedAt", receivedAt);
        guard.textIfGiven("number", number, 1, 32);
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
