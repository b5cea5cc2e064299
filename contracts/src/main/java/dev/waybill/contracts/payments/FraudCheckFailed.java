package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fraud screening stops a payment. The score goes from 0, harmless, to 1.
 *
 * <p>Told by payments, for whoever follows.
 */
public record FraudCheckFailed(
        UUID paymentId,
        UUID orderId,
        @Nullable Double score,
        FraudReason reason,
        Instant checkedAt) {

    public FraudCheckFailed {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.shareIfGiven("score", score);
        guard.given("reason", reason);
        checkedAt = guard.time("checkedAt", checkedAt);
        guard.check();
    }
}
