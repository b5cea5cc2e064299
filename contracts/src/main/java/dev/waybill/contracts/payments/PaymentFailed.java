package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The provider did not take the money.
 *
 * <p>Told by payments, heard by orders.
 *
 * @param captureId the capture that failed, if it was one
 * @param amount what of that capture has not been taken, in all and in minor units
 */
public record PaymentFailed(
        UUID paymentId,
        UUID orderId,
        PaymentFailure reason,
        Instant failedAt,
        @Nullable UUID captureId,
        @Nullable Long amount) {

    public PaymentFailed {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        failedAt = guard.time("failedAt", failedAt);
        guard.moneyIfGiven("amount", amount);
        guard.check();
    }

    /** It was no capture. */
    public PaymentFailed(UUID paymentId, UUID orderId, PaymentFailure reason, Instant failedAt) {
        this(paymentId, orderId, reason, failedAt, null, null);
    }
}
