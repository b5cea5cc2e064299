package dev.waybill.contracts.promotions;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a promotion code is worth for a cart. With a checkout session the redemption is
 * reserved for that session; without one the answer is only a quote. The subtotal is in minor
 * units.
 *
 * <p>Told by carts and orders, heard by promotions.
 *
 * @param quoteId comes back with the answer
 */
public record CalculateDiscount(
        UUID cartId,
        @Nullable UUID customerId,
        long subtotal,
        String currency,
        @Nullable String promotionCode,
        @Nullable UUID checkoutSessionId,
        @Nullable UUID quoteId) {

    public CalculateDiscount {
        var guard = new Guard();
        guard.given("cartId", cartId);
        guard.money("subtotal", subtotal);
        guard.currency("currency", currency);
        guard.textIfGiven("promotionCode", promotionCode, 1, 64);
        guard.check();
    }

    /** For a checkout, or without an answer that anybody waits for. */
    public CalculateDiscount(
            UUID cartId,
            @Nullable UUID customerId,
            long subtotal,
            String currency,
            @Nullable String promotionCode,
            @Nullable UUID checkoutSessionId) {
        this(cartId, customerId, subtotal, currency, promotionCode, checkoutSessionId, null);
    }
}
