package dev.waybill.contracts.carts;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A customer wants to buy what is in the cart, with a promotion code: promotions are asked what it
 * is worth, and cart-checked-out or cart-pricing-refused follows. The subtotal is in minor units.
 *
 * <p>Told by carts, heard by checkout.
 */
public record CartPricingStarted(
        UUID eventId,
        Instant occurredAt,
        UUID checkoutSessionId,
        UUID cartId,
        UUID customerId,
        long subtotal,
        String currency,
        String promotionCode) {

    public CartPricingStarted {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("checkoutSessionId", checkoutSessionId);
        guard.given("cartId", cartId);
        guard.given("customerId", customerId);
        guard.money("subtotal", subtotal);
        guard.currency("currency", currency);
        guard.text("promotionCode", promotionCode, 1, 64);
        guard.check();
    }
}
