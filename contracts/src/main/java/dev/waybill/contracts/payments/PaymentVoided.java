package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that was set aside is free again. The amount is in minor units.
 *
 * <p>Told by payments, heard by checkout and orders.
 */
public record PaymentVoided(
        UUID paymentId, UUID orderId, long amount, String currency, Instant voidedAt) {

    public PaymentVoided {
        var guard = new Guard();
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.money("amount", amount);
        guard.currency("currency", currency);
        voidedAt = guard.time("voidedAt", voidedAt);
        guard.check();
    }
}
