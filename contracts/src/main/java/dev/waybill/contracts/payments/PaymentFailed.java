package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider did not take the money.
 *
 * <p>Told by payments, for whoever follows.
 */
public record PaymentFailed(UUID paymentId, UUID orderId, PaymentFailure reason, Instant failedAt) {

    public PaymentFailed {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        failedAt = guard.time("failedAt", failedAt);
        guard.check();
    }
}
