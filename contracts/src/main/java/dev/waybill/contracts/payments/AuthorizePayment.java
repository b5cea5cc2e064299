package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.PaymentMethod;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that money be set aside. The amount is in minor units.
 *
 * <p>Told by checkout and returns, heard by payments.
 *
 * @param samePaymentMethodAs a payment whose method is to be charged once more
 */
public record AuthorizePayment(
        UUID cartId,
        @Nullable UUID customerId,
        long amount,
        String currency,
        @Nullable UUID paymentId,
        @Nullable UUID orderId,
        @Nullable PaymentMethod paymentMethod,
        @Nullable UUID samePaymentMethodAs) {

    public AuthorizePayment {
        var guard = new Guard();
        guard.given("cartId", cartId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        guard.check();
    }

    /** With a method of its own. */
    public AuthorizePayment(
            UUID cartId,
            @Nullable UUID customerId,
            long amount,
            String currency,
            @Nullable UUID paymentId,
            @Nullable UUID orderId,
            @Nullable PaymentMethod paymentMethod) {
        this(cartId, customerId, amount, currency, paymentId, orderId, paymentMethod, null);
    }
}
