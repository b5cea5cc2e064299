package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody picks an order: from now on a cancellation is a question to the warehouse.
 *
 * <p>Told by the warehouse, heard by orders.
 */
public record PickingStarted(
        UUID orderId, UUID fulfilmentId, UUID pickingJobId, Instant startedAt) {

    public PickingStarted {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        guard.given("pickingJobId", pickingJobId);
        startedAt = guard.time("startedAt", startedAt);
        guard.check();
    }
}
