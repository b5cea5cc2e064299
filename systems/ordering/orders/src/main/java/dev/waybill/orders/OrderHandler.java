package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders in, cancels them and follows their money: a batch at a time, in at most five
 * statements.
 */
final class OrderHandler implements BatchHandler<OrderWish> {

    private final Orders orders;
    private final Ids ids;
    private final Signals signals;

    OrderHandler(Orders orders, Ids ids, Signals signals) {
        this.orders = orders;
        this.ids = ids;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<OrderWish> batch, Outbox outbox) {
        var book =
                orders.lock(
                        named(batch, OrderWish::orderId),
                        named(batch, OrderWish::cartId),
                        named(batch, OrderWish::paymentId));
        var creates = (int) batch.bodies().filter(OrderWish.Create.class::isInstance).count();
        var desk =
                new OrderDesk(book, orders.confirmationNumbers(creates), outbox, ids, batch.now());
        for (var heard : batch) {
            handle(heard, book, desk, outbox, batch.now());
        }
        orders.save(book);
        outbox.afterCommit(() -> book.opened().forEach(order -> signals.raise(order.id())));
    }

    private static void handle(
            Heard<OrderWish> heard, OrderBook book, OrderDesk desk, Outbox outbox, Instant now) {
        var cause = heard.cause();
        switch (heard.body()) {
            case OrderWish.Create(var wish) -> {
                var outcome = desk.create(wish, cause.correlationId(), cause);
                if (outcome.decision() instanceof Decision.Refused(var reason)) {
                    outbox.tell(refused(outcome.orderId(), wish.cartId(), reason, now), cause);
                }
                answer(outcome.decision(), cause, outbox);
            }
            case OrderWish.Cancel(var wish) -> {
                var outcome = desk.cancel(wish, cause);
                answer(outcome.decision(), cause, outbox);
            }
            case OrderWish.HoldLost(var fact) -> {
                var order = book.order(fact.orderId());
                desk.happens(order, OrderDecider.holdLost(order), cause);
            }
            case OrderWish.Captured(var fact) -> {
                var order = book.order(fact.orderId());
                desk.happens(
                        order,
                        OrderDecider.captured(order, fact.paymentId(), fact.amount()),
                        cause);
            }
            case OrderWish.Voided(var fact) -> {
                var order = book.order(fact.orderId());
                desk.happens(
                        order, OrderDecider.voided(order, fact.paymentId(), fact.amount()), cause);
            }
            case OrderWish.Refunded(var fact) -> {
                var order = book.ofPayment(fact.paymentId());
                desk.happens(
                        order, OrderDecider.refunded(order, fact.refundId(), fact.amount()), cause);
            }
        }
    }

    private static OrderRefused refused(
            UUID orderId, UUID cartId, OrderRefusal reason, Instant now) {
        return new OrderRefused(orderId, cartId, reason, now.truncatedTo(ChronoUnit.MICROS));
    }

    private static void answer(Decision decision, Cause cause, Outbox outbox) {
        if (decision instanceof Decision.Again(var order)) {
            outbox.tell(Tellings.again(order), cause.correlatedTo(OrderDesk.journey(order, cause)));
        }
    }

    private static List<UUID> named(
            Batch<OrderWish> batch, Function<OrderWish, @Nullable UUID> by) {
        return batch.bodies()
                .map(by)
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .distinct()
                .toList();
    }
}
