package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that stock be held: every line or none.
 *
 * <p>Told by checkout and returns, heard by inventory.
 *
 * @param returnId what it is wanted instead of: then it is held until it expires, however long that
 *     is
 */
public record ReserveInventory(
        UUID cartId,
        @Nullable UUID customerId,
        List<Item> items,
        @Nullable UUID reservationId,
        @Nullable UUID orderId,
        @Nullable Instant expiresAt,
        @Nullable UUID returnId) {

    public ReserveInventory {
        var guard = new Guard();
        guard.given("cartId", cartId);
        items = guard.list("items", items, 1);
        expiresAt = guard.timeIfGiven("expiresAt", expiresAt);
        guard.check();
    }

    /** For a checkout. */
    public ReserveInventory(
            UUID cartId,
            @Nullable UUID customerId,
            List<Item> items,
            @Nullable UUID reservationId,
            @Nullable UUID orderId,
            @Nullable Instant expiresAt) {
        this(cartId, customerId, items, reservationId, orderId, expiresAt, null);
    }

    /** Units of one product that are wanted; two lines of one product are one demand. */
    public record Item(UUID productId, int quantity) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.check();
        }
    }
}
