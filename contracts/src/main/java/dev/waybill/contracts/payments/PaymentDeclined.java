package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * authorize-payment was answered with no.
 *
 * <p>Told by payments, heard by checkout.
 */
public record PaymentDeclined(
        UUID paymentId, UUID orderId, UUID cartId, DeclineReason reason, Instant declinedAt) {

    public PaymentDeclined {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.given("cartId", cartId);
        guard.given("reason", reason);
        declinedAt = guard.time("declinedAt", declinedAt);
        guard.check();
    }
}
