package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment is about to be screened and authorized. The amount is in minor units.
 *
 * <p>Told by payments, for whoever follows.
 */
public record PaymentRequested(
        UUID paymentId,
        UUID orderId,
        @Nullable UUID customerId,
        long amount,
        String currency,
        Instant requestedAt) {

    public PaymentRequested {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        requestedAt = guard.time("requestedAt", requestedAt);
        guard.check();
    }
}
