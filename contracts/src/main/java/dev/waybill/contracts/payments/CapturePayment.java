package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that authorized money be taken, as a rule for one shipment. The amount is in minor units;
 * with lastCapture nothing more is taken and the rest is released, so that nothing at all may be
 * asked for too.
 *
 * <p>Told by orders, heard by payments.
 *
 * @param captureId the same for the same wish; none: the payment's only capture
 */
public record CapturePayment(
        UUID paymentId,
        UUID orderId,
        long amount,
        String currency,
        @Nullable UUID captureId,
        @Nullable UUID shipmentId,
        @Nullable Boolean lastCapture) {

    public CapturePayment {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.check();
    }

    /** All that is to be taken, in one. */
    public CapturePayment(UUID paymentId, UUID orderId, long amount, String currency) {
        this(paymentId, orderId, amount, currency, null, null, null);
    }
}
