package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/**
 * Asks that authorized money be taken. The amount is in minor units.
 *
 * <p>Told by orders, heard by payments.
 */
public record CapturePayment(UUID paymentId, UUID orderId, long amount, String currency) {

    public CapturePayment {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.check();
    }
}
