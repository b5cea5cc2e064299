package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that an order be cancelled, whether or not it exists yet; with items, that this part of it
 * be.
 *
 * <p>Told by checkout, heard by orders.
 */
public record CancelOrder(
        UUID orderId,
        CancellationReason reason,
        @Nullable String requestedBy,
        @Nullable List<OrderUnits> items) {

    public CancelOrder {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        guard.textIfGiven("requestedBy", requestedBy, 0, 250);
        items = guard.listIfGiven("items", items, 1);
        guard.check();
    }

    /** All of it. */
    public CancelOrder(UUID orderId, CancellationReason reason, @Nullable String requestedBy) {
        this(orderId, reason, requestedBy, null);
    }
}
