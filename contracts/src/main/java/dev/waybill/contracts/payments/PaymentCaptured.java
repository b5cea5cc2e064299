package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Authorized money is taken. The amount is in minor units.
 *
 * <p>Told by payments, heard by orders.
 */
public record PaymentCaptured(
        UUID paymentId, UUID orderId, long amount, String currency, Instant capturedAt) {

    public PaymentCaptured {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        capturedAt = guard.time("capturedAt", capturedAt);
        guard.check();
    }
}
