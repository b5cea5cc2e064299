package dev.waybill.contracts.carts;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * The promotion code that a cart was to be bought with is worth nothing, so nothing is bought and
 * the cart is open again.
 *
 * <p>Told by carts, heard by checkout.
 */
public record CartPricingRefused(
        UUID eventId,
        Instant occurredAt,
        UUID checkoutSessionId,
        UUID cartId,
        UUID customerId,
        String promotionCode,
        PricingRefusal reason) {

    public CartPricingRefused {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("checkoutSessionId", checkoutSessionId);
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        guard.text("promotionCode", promotionCode, 1, 64);
        guard.given("reason", reason);
        guard.check();
    }
}
