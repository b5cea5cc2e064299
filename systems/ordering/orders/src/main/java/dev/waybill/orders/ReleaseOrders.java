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
    private final OrderRules rules;
    private final Ids ids;

    ReleaseOrders(Orders orders, OrderRules rules, Ids ids) {
        this.orders = orders;
        this.rules = rules;
        this.ids = ids;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var book = orders.lockDue(now);
        var due = book.all();
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
}
