package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Money is set aside. The amount is in minor units.
 *
 * <p>Told by payments, heard by checkout.
 */
public record PaymentAuthorized(
        UUID paymentId,
        UUID orderId,
        UUID cartId,
        long amount,
        String currency,
        String authorizationId,
        Instant authorizedAt) {

    public PaymentAuthorized {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.given("cartId", cartId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.text("authorizationId", authorizationId, 1, 255);
        authorizedAt = guard.time("authorizedAt", authorizedAt);
        guard.check();
    }
}
