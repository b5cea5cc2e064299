package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that captured money be given back. The amount is in minor units.
 *
 * <p>Told by orders and returns, heard by payments.
 */
public record RefundPayment(
        UUID refundId,
        UUID paymentId,
        @Nullable UUID orderId,
        long amount,
        String currency,
        @Nullable String reason,
        @Nullable UUID returnId) {

    public RefundPayment {
        var guard = new Guard();
        guard.given("refundId", refundId);
        guard.given("paymentId", paymentId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.textIfGiven("reason", reason, 0, 250);
        guard.check();
    }

    /** For no return. */
    public RefundPayment(
            UUID refundId,
            UUID paymentId,
            @Nullable UUID orderId,
            long amount,
            String currency,
            @Nullable String reason) {
        this(refundId, paymentId, orderId, amount, currency, reason, null);
    }
}
