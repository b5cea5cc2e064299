package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderAmendmentEnded.Outcome;
import dev.waybill.orders.AmendDecider.Held;
import dev.waybill.orders.AmendDecider.No;
import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.orders.AmendmentMoves.Look;
import dev.waybill.orders.AmendmentMoves.Word;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The amendments of one batch: moved by one word after the other, and what follows is told. All
 * parts of an amendment happen in the transaction in which it is applied, and none before.
 */
final class AmendmentDesk {

    private final OrderBook book;
    private final OrderDesk desk;
    private final Outbox outbox;
    private final Map<UUID, Amendment> known = new HashMap<>();
    private final Map<UUID, Amendment> changed = new LinkedHashMap<>();
    private final List<Quote> quotes = new ArrayList<>();

    AmendmentDesk(OrderBook book, OrderDesk desk, Outbox outbox, Collection<Amendment> amendments) {
        this.book = book;
        this.desk = desk;
        this.outbox = outbox;
        amendments.forEach(each -> known.put(each.id(), each));
    }

    Optional<Amendment> find(UUID amendmentId) {
        return Optional.ofNullable(known.get(amendmentId));
    }

    Optional<Amendment> live(UUID orderId) {
        return known.values().stream()
                .filter(each -> each.orderId().equals(orderId) && !each.state().isOver())
                .findFirst();
    }

    /**
     * What is held for an order that is over is given back at once.
     *
     * @param over the events that were the ends of these orders
     * @param theirs amendments of these orders that are not over
     */
    void endWith(Map<UUID, Recorded> over, Collection<Amendment> theirs) {
        theirs.forEach(each -> known.putIfAbsent(each.id(), each));
        for (var each : List.copyOf(known.values())) {
            var end = over.get(each.orderId());
            if (end != null) {
                var cause = new Cause(each.journeyId(), end.messageId(), null, Settlement.SYSTEM);
                hear(each, new Word.OrderOver(), cause);
            }
        }
    }

    /** A price that somebody waits for: nothing is held, and nothing changes. */
    void quote(Quote quote, Real order, long subtotal, Cause cause) {
        outbox.tell(
                Ids.derive(quote.id(), "calculate-discount"),
                AmendmentMessages.quote(quote, order.sheet().terms(), subtotal),
                cause.correlatedTo(order.sheet().terms().correlationId()));
        quotes.add(quote);
    }

    List<Quote> quotes() {
        return List.copyOf(quotes);
    }

    Collection<Amendment> changed() {
        return changed.values();
    }

    /** Asks for the stock that it adds, and for what its code is worth. */
    Amendment begin(UUID id, Real order, Wish wish, AmendPlan plan, long estimate, Cause cause) {
        var offer = new Offer(plan.more(), null);
        var begun =
                new Amendment(
                        id,
                        order.id(),
                        order.sheet().terms().correlationId(),
                        AmendmentState.RESERVING,
                        wish,
                        offer,
                        order.total(),
                        estimate,
                        order.sheet().terms().currency(),
                        plan.more().isEmpty(),
                        wish.promotionCode() == null,
                        desk.now(),
                        desk.now().plus(desk.rules().amendWithin()),
                        desk.now(),
                        null,
                        null);
        put(begun);
        ask(begun, order, because(begun, cause));
        return begun;
    }

    private void ask(Amendment begun, Real order, Cause cause) {
        var terms = order.sheet().terms();
        if (!begun.stockHeld()) {
            outbox.tell(
                    Ids.derive(begun.id(), "reserve-inventory"),
                    AmendmentMessages.reserve(begun, terms),
                    cause);
        }
        if (!begun.priceKnown()) {
            var draft = new Draft(order, desk.now());
            decide(draft, begun);
            outbox.tell(
                    Ids.derive(begun.id(), "calculate-discount"),
                    AmendmentMessages.price(begun, terms, subtotal(draft, order)),
                    cause);
        }
    }

    private long subtotal(Draft draft, Real order) {
        var lines = draft.lines();
        return lines.isEmpty()
                ? OrderLines.of(book.goodsOf(order.id()), order.total()).subtotal()
                : lines.subtotal();
    }

    /**
     * @return as it is after the word; the same if that changes nothing
     */
    Amendment hear(Amendment before, Word word, Cause cause) {
        var after = AmendmentMoves.next(before, word, this::look, desk.now());
        if (after.equals(before)) {
            return before;
        }
        put(after);
        if (after.state() != before.state()) {
            follow(before, after, word, because(after, cause));
        }
        return after;
    }

    private void follow(Amendment before, Amendment after, Word word, Cause cause) {
        switch (after.state()) {
            case RESERVING, PENDING -> {}
            case COMMITTING -> adjust(after, after.id(), after.newTotal(), cause);
            case APPLIED -> {
                var replaced = replacedUse(after);
                apply(after, cause);
                outbox.tell(ended(after, Outcome.APPLIED, replaced), cause);
            }
            case FAILED -> {
                if (word instanceof Word.Authorized) {
                    adjust(after, after.undoId(), order(after).total(), cause);
                }
                outbox.tell(ended(after, Outcome.FAILED, null), cause);
            }
            case EXPIRED -> outbox.tell(ended(after, Outcome.EXPIRED, null), cause);
            case WITHDRAWN -> outbox.tell(ended(after, Outcome.WITHDRAWN, null), cause);
        }
    }

    private void apply(Amendment amendment, Cause cause) {
        desk.happens(
                order(amendment),
                cause,
                draft -> {
                    if (decide(draft, amendment).isPresent()) {
                        throw new IllegalStateException("it was looked at a moment ago");
                    }
                });
    }

    /** The use that the order has now is not needed when another takes its place. */
    private @Nullable UUID replacedUse(Amendment amendment) {
        if (amendment.promotionUseId() == null) {
            return null;
        }
        var order = order(amendment);
        var use = order.work().amended().promotionUse();
        return use == null ? order.sheet().terms().checkoutSessionId() : use;
    }

    private void adjust(Amendment amendment, UUID adjustmentId, long total, Cause cause) {
        outbox.tell(
                Ids.derive(adjustmentId, "adjust-authorization"),
                AmendmentMessages.adjust(
                        amendment, adjustmentId, order(amendment).sheet().terms(), total),
                cause);
    }

    private Object ended(Amendment amendment, Outcome outcome, @Nullable UUID replaced) {
        return AmendmentMessages.ended(amendment, outcome, replaced, desk.now());
    }

    /** The order with the amendment, as it would be at this moment. */
    private Look look(Amendment amendment) {
        var order = order(amendment);
        var draft = new Draft(order, desk.now());
        var no = decide(draft, amendment);
        if (no.isPresent()) {
            return new Look.No(AmendRefusals.sentence(no.get(), order.id()));
        }
        var total = draft.order().total();
        var difference = order.sheet().terms().owedPayment() == null ? 0 : total - order.total();
        return new Look.Fits(total, difference, draft.work().revision());
    }

    private Optional<No> decide(Draft draft, Amendment amendment) {
        if (draft.order() instanceof Order.Archived) {
            return Optional.of(new No(AmendDecider.Refusal.OVER, null));
        }
        var goods = book.goodsOf(amendment.orderId());
        var plan =
                AmendDecider.plan(
                        draft.order(), amendment.wish(), goods, amendment.productsAtItsPrices());
        var held = new Held(amendment.id(), amendment.offer());
        return AmendDecider.decide(draft, amendment.wish(), plan, goods, desk.rules(), held);
    }

    private Real order(Amendment amendment) {
        if (book.order(amendment.orderId()) instanceof Real order) {
            return order;
        }
        throw new IllegalStateException("amendment " + amendment.id() + " has no order");
    }

    private void put(Amendment amendment) {
        known.put(amendment.id(), amendment);
        changed.put(amendment.id(), amendment);
    }

    private static Cause because(Amendment amendment, Cause cause) {
        return cause.correlatedTo(amendment.journeyId());
    }
}
