package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that a payment come to nothing: released if it was authorized, refunded in full if it was
 * captured.
 *
 * <p>Told by checkout and orders, heard by payments.
 */
public record VoidPayment(UUID paymentId, UUID orderId, @Nullable String reason) {

    public VoidPayment {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.textIfGiven("reason", reason, 0, 250);
        guard.check();
    }
}
