package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Units were not found or cannot be sent; the fulfilment goes on with what there is. Requested is
 * what it was still to send of a product, picked is what it is to send now, so the shortfalls of
 * several messages add up.
 *
 * <p>Told by the warehouse, heard by orders and inventory.
 */
public record OrderShortPicked(
        UUID orderId, UUID fulfilmentId, UUID pickingJobId, List<Item> items, Instant shortAt) {

    public OrderShortPicked {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        guard.given("pickingJobId", pickingJobId);
        items = guard.list("items", items, 1);
        shortAt = guard.time("shortAt", shortAt);
        guard.check();
    }

    /** A product of which fewer units go out. */
    public record Item(UUID productId, int requested, int picked, ShortReason reason) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("requested", requested, 1, Guard.MOST_UNITS);
            guard.range("picked", picked, 0, Guard.MOST_UNITS);
            guard.given("reason", reason);
            guard.check();
        }
    }
}
