package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Authorized money is taken: one capture of perhaps several. Amounts are in minor units.
 *
 * <p>Told by payments, heard by orders.
 *
 * @param capturedInAll of this payment, this capture included: whoever hears it twice, or late,
 *     keeps the largest
 */
public record PaymentCaptured(
        UUID paymentId,
        UUID orderId,
        long amount,
        String currency,
        Instant capturedAt,
        @Nullable UUID captureId,
        @Nullable UUID shipmentId,
        @Nullable Long capturedInAll) {

    public PaymentCaptured {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        capturedAt = guard.time("capturedAt", capturedAt);
        guard.moneyIfGiven("capturedInAll", capturedInAll);
        guard.check();
    }

    /** The only capture of its payment. */
    public PaymentCaptured(
            UUID paymentId, UUID orderId, long amount, String currency, Instant capturedAt) {
        this(paymentId, orderId, amount, currency, capturedAt, null, null, null);
    }

    /** What has been taken up to and with this capture. */
    public long inAll() {
        return capturedInAll == null ? amount : capturedInAll;
    }
}
