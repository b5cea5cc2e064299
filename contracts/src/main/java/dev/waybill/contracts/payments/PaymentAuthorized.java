package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money is set aside. With review the fraud screening could not make up its mind: somebody has to
 * look at it before anything is sent. The amount is in minor units.
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
        Instant authorizedAt,
        @Nullable Boolean review) {

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

    /** Money about which nobody is in doubt. */
    public PaymentAuthorized(
            UUID paymentId,
            UUID orderId,
            UUID cartId,
            long amount,
            String currency,
            String authorizationId,
            Instant authorizedAt) {
        this(paymentId, orderId, cartId, amount, currency, authorizationId, authorizedAt, null);
    }
}
