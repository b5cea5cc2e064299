package dev.waybill.contracts.promotions;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to calculate-discount. The discount is in minor units, and 0 when the code was
 * refused.
 *
 * <p>Told by promotions, heard by carts and orders.
 *
 * @param quoteId what the question was asked under, if it was for a quote
 */
public record DiscountCalculated(
        UUID eventId,
        Instant occurredAt,
        UUID cartId,
        long discount,
        String currency,
        @Nullable List<String> appliedPromotions,
        @Nullable UUID checkoutSessionId,
        @Nullable DiscountRefusal refusal,
        @Nullable UUID quoteId) {

    public DiscountCalculated {
        var guard = new Guard();
        guard.given("eventId", eventId);
        occurredAt = guard.time("occurredAt", occurredAt);
        guard.given("cartId", cartId);
        guard.money("discount", discount);
        guard.currency("currency", currency);
        appliedPromotions = guard.textsIfGiven("appliedPromotions", appliedPromotions, 64);
        guard.check();
    }

    /** For a checkout. */
    public DiscountCalculated(
            UUID eventId,
            Instant occurredAt,
            UUID cartId,
            long discount,
            String currency,
            @Nullable List<String> appliedPromotions,
            @Nullable UUID checkoutSessionId,
            @Nullable DiscountRefusal refusal) {
        this(
                eventId,
                occurredAt,
                cartId,
                discount,
                currency,
                appliedPromotions,
                checkoutSessionId,
                refusal,
                null);
    }
}
