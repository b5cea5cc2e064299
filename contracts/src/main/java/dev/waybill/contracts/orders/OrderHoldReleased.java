package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * One hold of an order is released. The order goes on when the last is gone: nextStatus says to
 * where.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderHoldReleased(
        UUID orderId,
        UUID holdId,
        HoldReason previousReason,
        String resolution,
        String releasedBy,
        NextStatus nextStatus,
        Instant releasedAt) {

    public OrderHoldReleased {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("holdId", holdId);
        guard.given("previousReason", previousReason);
        guard.text("resolution", resolution, 0, 250);
        guard.text("releasedBy", releasedBy, 1, 250);
        guard.given("nextStatus", nextStatus);
        releasedAt = guard.time("releasedAt", releasedAt);
        guard.check();
    }

    /** Where a held order goes on. */
    public enum NextStatus {
        CONFIRMED,
        AWAITING_FULFILMENT
    }
}
