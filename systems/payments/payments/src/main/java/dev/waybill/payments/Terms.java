package dev.waybill.payments;

import dev.waybill.contracts.PaymentMethod;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for when the payment began; it never changes.
 *
 * @param amount minor units
 * @param card none if nothing can be charged
 * @param journey the correlation id of everything that is told about the payment
 */
record Terms(
        UUID paymentId,
        UUID orderId,
        UUID cartId,
        @Nullable UUID customerId,
        long amount,
        String currency,
        @Nullable PaymentMethod card,
        UUID journey,
        Instant requestedAt) {

    /** Nothing to pay: no provider is ever asked. */
    boolean isFree() {
        return amount == 0;
    }
}
