package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/** An order exists, as it was told at first. Told no more, readable for ever. */
public record OrderCreated030(UUID orderId, UUID customerId, Instant createdAt) {

    public OrderCreated030 {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        createdAt = guard.time("createdAt", createdAt);
        guard.check();
    }
}
