package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Captured money was given back. The amount is in minor units; where a part of the refund was
 * refused it is less than was asked for, and refund-refused has the rest.
 *
 * <p>Told by payments, heard by orders, returns and notifications.
 */
public record RefundProcessed(
        UUID refundId,
        UUID paymentId,
        long amount,
        String currency,
        Instant processedAt,
        @Nullable UUID orderId,
        @Nullable UUID returnId) {

    public RefundProcessed {
        var guard = new Guard();
        guard.given("refundId", refundId);
        guard.given("paymentId", paymentId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        processedAt = guard.time("processedAt", processedAt);
        guard.check();
    }

    /** By whom it was asked for is not said. */
    public RefundProcessed(
            UUID refundId, UUID paymentId, long amount, String currency, Instant processedAt) {
        this(refundId, paymentId, amount, currency, processedAt, null, null);
    }
}
