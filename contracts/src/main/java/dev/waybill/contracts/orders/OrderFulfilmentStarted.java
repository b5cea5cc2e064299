package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.ShippingAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A warehouse is to pick and pack an order, or a part of it. The items are what this fulfilment is
 * to send.
 *
 * <p>Told by orders, heard by the warehouse.
 */
public record OrderFulfilmentStarted(
        UUID orderId,
        UUID fulfilmentId,
        String warehouseId,
        int itemCount,
        FulfilmentPriority priority,
        DeliveryMethod deliveryMethod,
        @Nullable Instant estimatedDispatchAt,
        Instant startedAt,
        @Nullable UUID customerId,
        @Nullable List<Item> items,
        @Nullable String recipientName,
        @Nullable ShippingAddress shippingAddress,
        @Nullable Instant promisedBy) {

    public OrderFulfilmentStarted {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        guard.text("warehouseId", warehouseId, 1, 64);
        guard.range("itemCount", itemCount, 1, Guard.MOST_STOCK);
        guard.given("priority", priority);
        guard.given("deliveryMethod", deliveryMethod);
        estimatedDispatchAt = guard.timeIfGiven("estimatedDispatchAt", estimatedDispatchAt);
        startedAt = guard.time("startedAt", startedAt);
        items = guard.listIfGiven("items", items);
        guard.textIfGiven("recipientName", recipientName, 1, 250);
        promisedBy = guard.timeIfGiven("promisedBy", promisedBy);
        guard.check();
    }

    /** Units of one product that are to be picked. */
    public record Item(UUID productId, int quantity, @Nullable String sku, @Nullable String name) {

        public Item {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            guard.textIfGiven("sku", sku, 1, 64);
            guard.textIfGiven("name", name, 1, 250);
            guard.check();
        }
    }
}
