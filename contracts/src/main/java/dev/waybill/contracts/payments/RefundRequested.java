package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A refund is about to be asked of the provider. The amount is in minor units.
 *
 * <p>Told by payments, for whoever follows.
 */
public record RefundRequested(
        UUID refundId,
        UUID paymentId,
        @Nullable UUID orderId,
        long amount,
        String currency,
        @Nullable String reason,
        Instant requestedAt) {

    public RefundRequested {
        var guard = new Guard();
        guard.given("refundId", refundId);
        guard.given("paymentId", paymentId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.textIfGiven("reason", reason, 0, 250);
        requestedAt = guard.time("requestedAt", requestedAt);
        guard.check();
    }
}
