package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The fraud screening lets a payment through. The score goes from 0, harmless, to 1.
 *
 * <p>Told by payments, for whoever follows.
 */
public record FraudCheckPassed(
        UUID paymentId, UUID orderId, @Nullable Double score, Instant checkedAt) {

    public FraudCheckPassed {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.shareIfGiven("score", score);
        checkedAt = guard.time("checkedAt", checkedAt);
        guard.check();
    }
}
