package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that captured money be given back. The amount is in minor units.
 *
 * <p>Told by orders, heard by payments.
 */
public record RefundPayment(
        UUID refundId,
        UUID paymentId,
        @Nullable UUID orderId,
        long amount,
        String currency,
        @Nullable String reason) {

    public RefundPayment {
        var guard = new Guard();
        guard.given("refundId", refundId);
        guard.given("paymentId", paymentId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.textIfGiven("reason", reason, 0, 250);
        guard.check();
    }
}
