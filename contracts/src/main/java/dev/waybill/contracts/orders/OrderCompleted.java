package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * Everything in an order is delivered or cancelled.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderCompleted(UUID orderId, UUID customerId, Instant completedAt) {

    public OrderCompleted {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        completedAt = guard.time("completedAt", completedAt);
        guard.check();
    }
}
