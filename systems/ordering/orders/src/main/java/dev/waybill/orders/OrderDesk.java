package dev.waybill.orders;

import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one wish after the other, against the book of one batch, and tells what comes of it.
 */
final class OrderDesk {

    private final OrderBook book;
    private final Iterator<Integer> numbers;
    private final Outbox outbox;
    private final Ids ids;
    private final Instant now;

    /**
     * @param numbers at least one for each create of the batch
     */
    OrderDesk(OrderBook book, List<Integer> numbers, Outbox outbox, Ids ids, Instant now) {
        this.book = book;
        this.numbers = numbers.iterator();
        this.outbox = outbox;
        this.ids = ids;
        this.now = now.truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    /** An answer to a wish, with the order as it stands now, if there is one. */
    record Outcome(UUID orderId, Decision decision, @Nullable Real order) {}

    /**
     * @param journey what the order belongs to if the wish names no checkout session; the order
     *     itself if null
     */
    Outcome create(CreateOrder wish, @Nullable UUID journey, Cause cause) {
        var orderId = wish.orderId() == null ? ids.next() : wish.orderId();
        var correlation = firstOf(wish.checkoutSessionId(), journey, orderId);
        var decision =
                OrderDecider.create(
                        book.order(orderId),
                        book.ofCart(wish.cartId()),
                        book.ofPayment(wish.paymentId()),
                        wish,
                        correlation,
                        numbers.next(),
                        now);
        return done(decision, orderId, cause.correlatedTo(correlation));
    }

    Outcome cancel(CancelOrder wish, Cause cause) {
        var asker = wish.requestedBy();
        var by = asker == null || asker.isBlank() ? cause.actor() : asker;
        var decision = OrderDecider.cancel(book.order(wish.orderId()), wish.reason());
        return done(
                decision,
                wish.orderId(),
                new Cause(cause.correlationId(), cause.causationId(), cause.traceparent(), by));
    }

    /** Takes in what others say about an order. */
    void happens(@Nullable Order order, List<? extends OrderEvent> events, Cause cause) {
        if (order != null) {
            apply(order.id(), events, cause);
        }
    }

    private Outcome done(Decision decision, UUID orderId, Cause cause) {
        return switch (decision) {
            case Decision.Happens(var events) -> {
                apply(orderId, events, cause);
                yield new Outcome(
                        orderId, decision, book.order(orderId) instanceof Real real ? real : null);
            }
            case Decision.Again(var order) -> new Outcome(order.id(), decision, order);
            case Decision.Refused _ -> new Outcome(orderId, decision, null);
        };
    }

    private void apply(UUID orderId, List<? extends OrderEvent> events, Cause cause) {
        var because = cause.correlatedTo(journey(book.order(orderId), cause));
        for (var event : events) {
            var order = book.happens(orderId, event, now, because);
            for (var telling : Tellings.about(event, order, now)) {
                tell(telling, because);
            }
        }
    }

    private void tell(Tellings.Telling telling, Cause cause) {
        if (telling.id() == null) {
            outbox.tell(telling.message(), cause);
        } else {
            outbox.tell(telling.id(), telling.message(), cause);
        }
    }

    /** Whatever is told about an order belongs to the journey that it came from, whoever asks. */
    static UUID journey(@Nullable Order order, Cause cause) {
        return order instanceof Real real
                ? real.sheet().terms().correlationId()
                : cause.correlationId();
    }

    private static UUID firstOf(@Nullable UUID first, @Nullable UUID second, UUID otherwise) {
        if (first != null) {
            return first;
        }
        return second == null ? otherwise : second;
    }
}
