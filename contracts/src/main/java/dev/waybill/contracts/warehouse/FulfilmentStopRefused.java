package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to stop-fulfilment when nothing stays.
 *
 * <p>Told by the warehouse, heard by orders.
 */
public record FulfilmentStopRefused(
        UUID orderId,
        UUID fulfilmentId,
        StopRefusal reason,
        Instant refusedAt,
        @Nullable UUID stopId) {

    public FulfilmentStopRefused {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        guard.given("reason", reason);
        refusedAt = guard.time("refusedAt", refusedAt);
        guard.check();
    }
}
