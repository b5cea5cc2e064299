package dev.waybill.contracts.checkout;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout came to nothing and owes nothing. The detail is a sentence that a customer can read.
 *
 * <p>Told by checkout, heard by carts and promotions.
 */
public record CheckoutFailed(
        UUID checkoutSessionId,
        UUID orderId,
        UUID cartId,
        UUID customerId,
        CheckoutFailure reason,
        String detail,
        @Nullable List<UnavailableItem> unavailableItems,
        Instant failedAt) {

    public CheckoutFailed {
        var guard = new Guard();
        guard.given("checkoutSessionId", checkoutSessionId);
        guard.given("orderId", orderId);
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        guard.given("reason", reason);
        guard.text("detail", detail, 1, 500);
        unavailableItems = guard.listIfGiven("unavailableItems", unavailableItems);
        failedAt = guard.time("failedAt", failedAt);
        guard.check();
    }

    /** A product of which too few were in stock. */
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
