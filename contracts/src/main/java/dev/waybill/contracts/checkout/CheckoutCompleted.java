package dev.waybill.contracts.checkout;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A checkout ended in a confirmed order. The total is in minor units.
 *
 * <p>Told by checkout, heard by carts and promotions.
 */
public record CheckoutCompleted(
        UUID checkoutSessionId,
        UUID orderId,
        UUID cartId,
        UUID customerId,
        long total,
        String currency,
        Instant completedAt) {

    public CheckoutCompleted {
        var guard = new Guard();
        guard.given("checkoutSessionId", checkoutSessionId);
        guard.given("orderId", orderId);
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        guard.money("total", total);
        guard.currency("currency", currency);
        completedAt = guard.time("completedAt", completedAt);
        guard.check();
    }
}
