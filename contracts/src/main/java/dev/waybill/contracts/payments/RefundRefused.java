package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money is not given back: there is not so much, or the provider says no.
 *
 * <p>Told by payments, heard by orders and returns.
 *
 * @param amount how much is not given, in minor units
 */
public record RefundRefused(
        UUID refundId,
        UUID paymentId,
        @Nullable UUID orderId,
        String reason,
        Instant refusedAt,
        @Nullable Long amount,
        @Nullable UUID returnId) {

    public RefundRefused {
        var guard = new Guard();
        guard.given("refundId", refundId);
        guard.given("paymentId", paymentId);
        guard.text("reason", reason, 1, 250);
        refusedAt = guard.time("refusedAt", refusedAt);
        guard.moneyIfGiven("amount", amount);
        guard.check();
    }
}
