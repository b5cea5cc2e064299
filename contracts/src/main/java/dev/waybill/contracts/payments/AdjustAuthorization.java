package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/**
 * Asks that a payment be over another amount in all than was agreed before: more is authorized,
 * less is not captured. The amount is in minor units.
 *
 * <p>Told by orders, heard by payments.
 *
 * @param adjustmentId the same for the same wish
 */
public record AdjustAuthorization(
        UUID adjustmentId, UUID paymentId, UUID orderId, long amount, String currency) {

    public AdjustAuthorization {
        var guard = new Guard();
        guard.given("adjustmentId", adjustmentId);
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.check();
    }
}
