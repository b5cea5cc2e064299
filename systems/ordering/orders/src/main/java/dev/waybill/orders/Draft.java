package dev.waybill.orders;

import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pure: an order while it is decided on, and what is decided to happen to it, in order. */
final class Draft {

    private final Instant now;
    private final List<OrderEvent> events = new ArrayList<>();
    private Real order;

    Draft(Real order, Instant now) {
        this.order = order;
        this.now = now;
    }

    Real order() {
        return order;
    }

    Work work() {
        return order.work();
    }

    OrderLines lines() {
        return order.work().lines();
    }

    Instant now() {
        return now;
    }

    List<OrderEvent> events() {
        return List.copyOf(events);
    }

    /**
     * @throws IllegalStateException if it cannot happen: deciders know better
     */
    Draft then(OrderEvent event) {
        var next =
                new Recorded(order.id(), order.version() + 1, now, event, null, null, order.id());
        order = (Real) OrderHistory.evolve(order, next);
        events.add(event);
        return this;
    }
}
