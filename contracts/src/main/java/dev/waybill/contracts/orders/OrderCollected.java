package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer has fetched what was packed for collection.
 *
 * <p>Told by orders, heard by the warehouse.
 *
 * @param handedOverBy who gave it out, in words
 * @param collectedBy who took it, in words
 */
public record OrderCollected(
        UUID orderId,
        UUID fulfilmentId,
        List<OrderUnits> items,
        String handedOverBy,
        @Nullable String collectedBy,
        Instant collectedAt) {

    public OrderCollected {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        items = guard.list("items", items, 1);
        guard.text("handedOverBy", handedOverBy, 1, 250);
        guard.textIfGiven("collectedBy", collectedBy, 1, 250);
        collectedAt = guard.time("collectedAt", collectedAt);
        guard.check();
    }
}
