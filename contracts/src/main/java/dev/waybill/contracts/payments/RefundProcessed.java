package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Captured money was given back. The amount is in minor units.
 *
 * <p>Told by payments, heard by orders.
 */
public record RefundProcessed(
        UUID refundId, UUID paymentId, long amount, String currency, Instant processedAt) {

    public RefundProcessed {
        var guard = new Guard();
        guard.given("refundId", refundId);
        guard.given("paymentId", paymentId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        processedAt = guard.time("processedAt", processedAt);
        guard.check();
    }
}
