package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return is done: what came back is put away, and what was owed for it is paid. Refunded is in
 * minor units.
 *
 * <p>Told by returns, heard by notifications.
 *
 * @param exchangeOrderId the order that brings what is wanted instead
 * @param number of the return, as people name it
 * @param credited what of what came back pays for that order, in minor units
 */
public record ReturnCompleted(
        UUID returnId,
        UUID orderId,
        UUID customerId,
        long refunded,
        String currency,
        Instant completedAt,
        @Nullable UUID exchangeOrderId,
        @Nullable String number,
        @Nullable Long credited) {

    public ReturnCompleted {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.money("refunded", refunded);
        guard.currency("currency", currency);
        completedAt = guard.time("completedAt", completedAt);
        guard.textIfGiven("number", number, 1, 32);
        guard.moneyIfGiven("credited", credited);
        guard.check();
    }
}
