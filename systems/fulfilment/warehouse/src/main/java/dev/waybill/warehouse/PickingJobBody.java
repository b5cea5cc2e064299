package dev.waybill.warehouse;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** order-fulfilment-started as it comes by HTTP, from those who have no messages. */
record PickingJobBody(
        UUID orderId,
        UUID fulfilmentId,
        String warehouseId,
        FulfilmentPriority priority,
        DeliveryMethod deliveryMethod,
        List<OrderFulfilmentStarted.Item> items,
        @Nullable UUID customerId,
        @Nullable String recipientName,
        @Nullable ShippingAddress shippingAddress,
        @Nullable Instant estimatedDispatchAt,
        @Nullable Instant promisedBy) {

    PickingJobBody {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        guard.text("warehouseId", warehouseId, 1, 64);
        guard.given("priority", priority);
        guard.given("deliveryMethod", deliveryMethod);
        items = guard.list("items", items, 1);
        together(items, guard);
        guard.textIfGiven("recipientName", recipientName, 1, 250);
        if (deliveryMethod == DeliveryMethod.HOME_DELIVERY) {
            guard.given("shippingAddress", shippingAddress);
        }
        estimatedDispatchAt = guard.timeIfGiven("estimatedDispatchAt", estimatedDispatchAt);
        promisedBy = guard.timeIfGiven("promisedBy", promisedBy);
        guard.check();
    }

    private static void together(List<OrderFulfilmentStarted.Item> items, Guard guard) {
        var units = new HashMap<UUID, Long>();
        for (var at = 0; at < items.size(); at++) {
            var item = items.get(at);
            var sum = units.merge(item.productId(), (long) item.quantity(), Long::sum);
            if (sum > Guard.MOST_UNITS) {
                guard.violated(
                        "items/" + at + "/quantity",
                        "must with the other items of this product be at most " + Guard.MOST_UNITS);
            }
        }
    }

    OrderFulfilmentStarted started(Instant now) {
        var count = items.stream().mapToInt(OrderFulfilmentStarted.Item::quantity).sum();
        return new OrderFulfilmentStarted(
                orderId,
                fulfilmentId,
                warehouseId,
                count,
                priority,
                deliveryMethod,
                estimatedDispatchAt,
                now,
                customerId,
                items,
                recipientName,
                shippingAddress,
                promisedBy);
    }
}
