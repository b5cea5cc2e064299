package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The provider says that it has the money. The amount is in minor units.
 *
 * <p>Told by payments, for whoever follows.
 */
public record PaymentSucceeded(
        UUID paymentId,
        UUID orderId,
        long amount,
        String currency,
        @Nullable String processorReference,
        Instant succeededAt) {

    public PaymentSucceeded {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.textIfGiven("processorReference", processorReference, 0, 255);
        succeededAt = guard.time("succeededAt", succeededAt);
        guard.check();
    }
}
