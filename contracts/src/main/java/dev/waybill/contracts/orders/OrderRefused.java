package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * create-order was answered with no.
 *
 * <p>Told by orders, heard by checkout.
 */
public record OrderRefused(UUID orderId, UUID cartId, OrderRefusal reason, Instant refusedAt) {

    public OrderRefused {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("cartId", cartId);
        guard.given("reason", reason);
        refusedAt = guard.time("refusedAt", refusedAt);
        guard.check();
    }
}
