package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order went from one stage to the next. The sequence counts the changes of one order from 1.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderStatusChanged(
        UUID orderId,
        PreviousStatus previousStatus,
        NewStatus newStatus,
        int sequence,
        @Nullable String changeReason,
        @Nullable UUID correlationId,
        Instant changedAt) {

    public OrderStatusChanged {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("previousStatus", previousStatus);
        guard.given("newStatus", newStatus);
        guard.range("sequence", sequence, 1, Integer.MAX_VALUE);
        guard.textIfGiven("changeReason", changeReason, 0, 250);
        changedAt = guard.time("changedAt", changedAt);
        guard.check();
    }

    /** What an order can come from. */
    public enum PreviousStatus {
        CREATED,
        CONFIRMED,
        ON_HOLD,
        AWAITING_FULFILMENT,
        FULFILLING,
        COMPLETED,
        CANCELLED
    }

    /** What an order can become. */
    public enum NewStatus {
        CONFIRMED,
        ON_HOLD,
        AWAITING_FULFILMENT,
        FULFILLING,
        COMPLETED,
        CANCELLED,
        ARCHIVED
    }
}
