package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment is over another amount in all. The amount is in minor units.
 *
 * <p>Told by payments, heard by orders.
 */
public record AuthorizationAdjusted(
        UUID adjustmentId,
        UUID paymentId,
        UUID orderId,
        long amount,
        String currency,
        Instant adjustedAt) {

    public AuthorizationAdjusted {
        var guard = new Guard();
        guard.given("adjustmentId", adjustmentId);
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        adjustedAt = guard.time("adjustedAt", adjustedAt);
        guard.check();
    }
}
