package dev.waybill.orders;

import dev.waybill.orders.Order.Real;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.List;

/** The customers' time to think again is over: orders go to the warehouse. */
final class ReleaseOrders implements Alarm {

    private final Orders orders;
    private final Amendments amendments;
    private final OrderRules rules;
    private final Ids ids;

    ReleaseOrders(Orders orders, Amendments amendments, OrderRules rules, Ids ids) {
        this.orders = orders;
        this.amendments = amendments;
        this.rules = rules;
        this.ids = ids;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var book = orders.lockDue(now);
        var due = free(book.all());
        var desk = new OrderDesk(book, List.of(), rules, outbox, ids, now);
        for (var order : due) {
            if (order instanceof Real real) {
                var journey = real.sheet().terms().correlationId();
                var goods = book.goodsOf(real.id());
                desk.happens(
                        real,
                        Cause.timer(journey, Settlement.SYSTEM),
                        draft ->
                                FulfilmentDecider.release(
                                        draft, goods, book.sources(real.id()), rules));
            }
        }
        orders.save(book);
        return due.size();
    }

    /** An amendment may have been asked for before these orders were locked. */
    private List<Order> free(List<Order> orders) {
        var amended =
                amendments.lockLive(orders.stream().map(Order::id).toList()).stream()
                        .map(Amendment::orderId)
                        .toList();
        return orders.stream().filter(order -> !amended.contains(order.id())).toList();
    }
}
