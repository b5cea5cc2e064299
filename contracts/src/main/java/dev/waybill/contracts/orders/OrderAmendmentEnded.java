package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pending amendment of an order came to its end. Applied, the stock and the promotion that were
 * held for it are the order's; else they are nobody's.
 *
 * <p>Told by orders, heard by inventory and promotions.
 *
 * @param reservationId the stock that was held for it, if any was asked for
 * @param promotionUseId under which promotions keep the use of its code, if it had one
 * @param replacedPromotionUseId the use of the code that the order had before, which is not needed
 *     any more
 */
public record OrderAmendmentEnded(
        UUID amendmentId,
        UUID orderId,
        Outcome outcome,
        @Nullable String reason,
        @Nullable UUID reservationId,
        @Nullable UUID promotionUseId,
        @Nullable UUID replacedPromotionUseId,
        Instant endedAt) {

    public OrderAmendmentEnded {
        var guard = new Guard();
        guard.given("amendmentId", amendmentId);
        guard.given("orderId", orderId);
        guard.given("outcome", outcome);
        guard.textIfGiven("reason", reason, 0, 250);
        endedAt = guard.time("endedAt", endedAt);
        guard.check();
    }

    /** How it ended. */
    public enum Outcome {
        APPLIED,
        FAILED,
        EXPIRED,
        WITHDRAWN
    }
}
