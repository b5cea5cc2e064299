package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to stop-fulfilment: these units stay. What the items lack of what was asked is packed,
 * short or stopped already.
 *
 * <p>Told by the warehouse, heard by orders.
 */
public record FulfilmentStopped(
        UUID orderId,
        UUID fulfilmentId,
        List<ProductUnits> items,
        Instant stoppedAt,
        @Nullable UUID stopId) {

    public FulfilmentStopped {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        items = guard.list("items", items, 0);
        stoppedAt = guard.time("stoppedAt", stoppedAt);
        guard.check();
    }
}
