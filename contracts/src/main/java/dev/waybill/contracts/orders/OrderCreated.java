package dev.waybill.contracts.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        Instant createdAt,
        @Nullable UUID paymentId) {

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

    /** What it is paid with is not said. */
    public OrderCreated(
            UUID orderId,
            UUID customerId,
            long total,
            String currency,
            Status status,
            List<Item> items,
            Instant createdAt) {
        this(orderId, customerId, total, currency, status, items, createdAt, null);
    }

    /**
     * A line of the order.
     *
     * @param amount what is to be paid for it, if that is not its quantity times its unit price:
     *     the shares of all lines are the total, to the cent
     */
    public record Item(
            String sku,
            int quantity,
            long unitPrice,
            @Nullable UUID productId,
            @Nullable Long amount) {

        public Item {
            var guard = new Guard();
            guard.text("sku", sku, 1, 64);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.money("unitPrice", unitPrice);
            guard.moneyIfGiven("amount", amount);
            guard.check();
        }

        /** A line at its full price. */
        public Item(String sku, int quantity, long unitPrice) {
            this(sku, quantity, unitPrice, null, null);
        }
    }

    /** An order is born created. */
    public enum Status {
        @JsonProperty("created")
        CREATED
    }
}
