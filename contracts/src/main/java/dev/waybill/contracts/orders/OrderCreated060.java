package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * An order exists, as it was told before items were named. Told no more, readable for ever. The
 * total is in minor units.
 */
public record OrderCreated060(
        UUID orderId, UUID customerId, long total, String currency, Instant createdAt) {

    public OrderCreated060 {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.range("total", total, -Guard.MOST_MONEY, Guard.MOST_MONEY);
        guard.currency("currency", currency);
        createdAt = guard.time("createdAt", createdAt);
        guard.check();
    }
}
