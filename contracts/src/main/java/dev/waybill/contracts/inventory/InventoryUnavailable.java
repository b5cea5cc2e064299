package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * reserve-inventory was answered with no: nothing is held.
 *
 * <p>Told by inventory, heard by checkout.
 */
public record InventoryUnavailable(
        @Nullable UUID orderId,
        @Nullable UUID cartId,
        List<UnavailableItem> unavailableItems,
        Instant checkedAt,
        @Nullable UUID reservationId) {

    public InventoryUnavailable {
        var guard = new Guard();
        unavailableItems = guard.list("unavailableItems", unavailableItems, 0);
        checkedAt = guard.time("checkedAt", checkedAt);
        guard.check();
    }

    /** A product of which too few are in stock. */
    public record UnavailableItem(UUID productId, int requested, int available) {

        public UnavailableItem {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("requested", requested, 1, Guard.MOST_STOCK);
            guard.range("available", available, 0, Guard.MOST_STOCK);
            guard.check();
        }
    }
}
