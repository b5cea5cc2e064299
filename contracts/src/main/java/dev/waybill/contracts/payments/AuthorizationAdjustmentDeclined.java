package dev.waybill.contracts.payments;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * A payment stays over the amount that was agreed before.
 *
 * <p>Told by payments, heard by orders.
 */
public record AuthorizationAdjustmentDeclined(
        UUID adjustmentId, UUID paymentId, UUID orderId, DeclineReason reason, Instant declinedAt) {

    public AuthorizationAdjustmentDeclined {
        var guard = new Guard();
        guard.given("adjustmentId", adjustmentId);
        guard.given("paymentId", paymentId);
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        declinedAt = guard.time("declinedAt", declinedAt);
        guard.check();
    }
}
