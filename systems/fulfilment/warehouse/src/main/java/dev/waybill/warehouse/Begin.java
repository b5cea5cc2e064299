package dev.waybill.warehouse;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/** What an order that is to be fulfilled means here: one job with one line per product. */
record Begin(Task task, Lines lines) {

    /**
     * @param journeyId the correlation id of whatever is told about it later
     * @throws IllegalArgumentException if nobody could pick or send it
     */
    static Begin of(OrderFulfilmentStarted order, UUID journeyId, Deadlines deadlines) {
        if (order.deliveryMethod() == DeliveryMethod.HOME_DELIVERY
                && order.shippingAddress() == null) {
            throw new IllegalArgumentException(
                    "fulfilment " + order.fulfilmentId() + " goes home and names no address");
        }
        var task =
                new Task(
                        Task.jobOf(order.fulfilmentId()),
                        order.fulfilmentId(),
                        order.orderId(),
                        journeyId,
                        order.customerId(),
                        order.warehouseId(),
                        order.priority(),
                        order.deliveryMethod(),
                        order.recipientName(),
                        order.shippingAddress(),
                        order.promisedBy(),
                        deadlines
                                .dueAt(
                                        order.startedAt(),
                                        order.priority(),
                                        order.estimatedDispatchAt(),
                                        order.promisedBy())
                                .truncatedTo(ChronoUnit.MICROS),
                        order.startedAt());
        return new Begin(task, lines(order));
    }

    /** Two items of one product are one line. */
    private static Lines lines(OrderFulfilmentStarted order) {
        var lines = new LinkedHashMap<UUID, Line>();
        var items = order.items() == null ? List.<OrderFulfilmentStarted.Item>of() : order.items();
        for (var item : items) {
            lines.merge(
                    item.productId(),
                    Line.of(item.productId(), item.sku(), item.name(), item.quantity()),
                    Begin::together);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException(
                    "fulfilment "
                            + order.fulfilmentId()
                            + " names no items, so nobody can pick it");
        }
        return new Lines(List.copyOf(lines.values()));
    }

    private static Line together(Line one, Line other) {
        var asked = one.asked() + other.asked();
        if (asked > Guard.MOST_UNITS) {
            throw new IllegalArgumentException(
                    "product "
                            + one.productId()
                            + " is asked for more than "
                            + Guard.MOST_UNITS
                            + " times");
        }
        return Line.of(one.productId(), one.sku(), one.name(), asked);
    }
}
