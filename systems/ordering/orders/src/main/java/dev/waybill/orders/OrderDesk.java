package dev.waybill.orders;

import dev.waybill.contracts.IdKinds;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.orders.CancelDecider.Verdict;
import dev.waybill.orders.CancelDecider.Wish;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides on one wish after the other, against the book of one batch, and tells what comes of it.
 */
final class OrderDesk {

    private final OrderBook book;
    private final Iterator<Integer> numbers;
    private final OrderRules rules;
    private final Outbox outbox;
    private final Ids ids;
    private final Instant now;

    /**
     * @param numbers at least one for each create of the batch
     */
    OrderDesk(
            OrderBook book,
            List<Integer> numbers,
            OrderRules rules,
            Outbox outbox,
            Ids ids,
            Instant now) {
        this.book = book;
        this.numbers = numbers.iterator();
        this.rules = rules;
        this.outbox = outbox;
        this.ids = ids;
        this.now = now.truncatedTo(ChronoUnit.MICROS); // as the database keeps it
    }

    /** An answer to a wish, with the order as it stands now, if there is one. */
    record Outcome(UUID orderId, Decision decision, @Nullable Real order) {}

    Instant now() {
        return now;
    }

    OrderRules rules() {
        return rules;
    }

    /** An id that shows what it is: {@link AmendmentHandler}. */
    UUID newAmendmentId() {
        return ids.nextOf(IdKinds.AMENDMENT);
    }

    UUID newId() {
        return ids.next();
    }

    /**
     * @param journey what the order belongs to if the wish names no checkout session; the order
     *     itself if null
     */
    Outcome create(CreateOrder wish, @Nullable UUID journey, Cause cause) {
        var orderId = wish.orderId() == null ? ids.next() : wish.orderId();
        var correlation = firstOf(wish.checkoutSessionId(), journey, orderId);
        var decision =
                OrderDecider.create(
                        orderId,
                        book.order(orderId),
                        book.ofCart(wish.cartId()),
                        book.ofPayment(wish.paymentId()),
                        wish,
                        correlation,
                        numbers.next(),
                        rules,
                        now);
        return done(decision, orderId, cause.correlatedTo(correlation));
    }

    Verdict cancel(Real order, Wish wish, Cause cause) {
        var draft = new Draft(order, now);
        var verdict = CancelDecider.decide(draft, wish, () -> book.goodsOf(order.id()));
        apply(order.id(), draft.events(), by(cause, wish.by()));
        return verdict;
    }

    void forbid(UUID orderId, CancellationReason reason, Cause cause) {
        apply(orderId, OrderDecider.forbid(book.order(orderId), reason), cause);
    }

    /** Takes in what others say about an order, if there is one. */
    void happens(@Nullable Order order, Cause cause, Consumer<Draft> decide) {
        if (order instanceof Real real) {
            var draft = new Draft(real, now);
            decide.accept(draft);
            apply(real.id(), draft.events(), cause);
        }
    }

    /** What would be told if this happened. */
    List<Object> preview(Real order, List<OrderEvent> events, Cause cause) {
        var trial = new OrderBook(List.of(order));
        var goods = book.goods(order.id());
        var told = new ArrayList<Object>();
        for (var event : events) {
            var before = trial.order(order.id());
            var recorded = trial.happens(order.id(), event, now, cause);
            var after = Objects.requireNonNull(trial.order(order.id()));
            Tellings.about(recorded, before, after, goods)
                    .forEach(telling -> told.add(telling.message()));
        }
        return told;
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
            var before = book.order(orderId);
            var recorded = book.happens(orderId, event, now, because);
            var after = book.order(orderId);
            if (after != null) {
                Tellings.about(recorded, before, after, book.goods(orderId))
                        .forEach(telling -> tell(telling, because));
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

    private static Cause by(Cause cause, String actor) {
        return new Cause(cause.correlationId(), cause.causationId(), cause.traceparent(), actor);
    }

    private static UUID firstOf(@Nullable UUID first, @Nullable UUID second, UUID otherwise) {
        if (first != null) {
            return first;
        }
        return second == null ? otherwise : second;
    }
}
