package dev.waybill.contracts.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order exists. Amounts are in minor units.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderCreated(
        UUID orderId,
        UUID customerId,
        long total,
        String currency,
        Status status,
        List<Item> items,
        Instant createdAt) {

    public OrderCreated {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.money("total", total);
        guard.currency("currency", currency);
        guard.given("status", status);
        items = guard.list("items", items, 0);
        createdAt = guard.time("createdAt", createdAt);
        guard.check();
    }

    /** A line of the order. */
    public record Item(String sku, int quantity, long unitPrice) {

        public Item {
            var guard = new Guard();
            guard.text("sku", sku, 1, 64);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.money("unitPrice", unitPrice);
            guard.check();
        }
    }

    /** An order is born created. */
    public enum Status {
        @JsonProperty("created")
        CREATED
    }
}
