package dev.waybill.orders;

import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.contracts.orders.OrderRefused;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.orders.CancelDecider.Verdict;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.platform.messaging.Outbox;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders in, cancels them, follows their money and their goods: a batch at a time. Placing
 * orders takes at most five statements; whatever is done about them later a few more.
 */
final class OrderHandler implements BatchHandler<OrderWish> {

    private final Orders orders;
    private final Amendments amendments;
    private final OrderRules rules;
    private final Ids ids;
    private final Signals signals;

    OrderHandler(Orders orders, Amendments amendments, OrderRules rules, Ids ids, Signals signals) {
        this.orders = orders;
        this.amendments = amendments;
        this.rules = rules;
        this.ids = ids;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<OrderWish> batch, Outbox outbox) {
        if (batch.bodies().allMatch(OrderHandler::saysNothing)) {
            return;
        }
        var book =
                orders.lock(
                        named(batch, OrderWish::orderId),
                        named(batch, OrderWish::cartId),
                        named(batch, OrderWish::paymentId));
        orders.learnGoods(book, named(batch, OrderHandler::needsGoods));
        orders.learnSources(book, named(batch, OrderHandler::needsSources));
        var creates = (int) batch.bodies().filter(OrderWish.Create.class::isInstance).count();
        var numbers = orders.confirmationNumbers(creates);
        var desk = new OrderDesk(book, numbers, rules, outbox, ids, batch.now());
        for (var heard : batch) {
            handle(heard, book, desk, outbox);
        }
        endAmendments(book, desk, outbox);
        orders.save(book);
        outbox.afterCommit(() -> book.opened().forEach(order -> signals.raise(order.id())));
    }

    /** Hardly any order comes to its end while somebody amends it. */
    private void endAmendments(OrderBook book, OrderDesk desk, Outbox outbox) {
        var over = book.over();
        var live = amendments.lockLive(over.keySet());
        if (!live.isEmpty()) {
            var work = new AmendmentDesk(book, desk, outbox, live);
            work.endWith(over, live);
            amendments.save(work.changed());
        }
    }

    private static void handle(
            Heard<OrderWish> heard, OrderBook book, OrderDesk desk, Outbox outbox) {
        var cause = heard.cause();
        switch (heard.body()) {
            case OrderWish.Create create -> create(create, cause, desk, outbox);
            case OrderWish.Cancel(var wish) -> cancel(wish, heard, book, desk, outbox);
            case OrderWish.Refunded(var fact) ->
                    desk.happens(
                            book.ofPayment(fact.paymentId()),
                            cause,
                            draft -> OrderDecider.refunded(draft, fact.refundId(), fact.amount()));
            case OrderWish.NotRefunded(var fact) ->
                    desk.happens(
                            book.ofPayment(fact.paymentId()),
                            cause,
                            draft ->
                                    OrderDecider.refundRefused(
                                            draft, fact.refundId(), fact.amount()));
            case OrderWish.Reserved reserved -> {
                if (reserved.saysWhere()) {
                    book.source(reserved.fact());
                }
            }
            case OrderWish.Resourced(var fact) -> {
                book.source(fact);
                desk.happens(
                        book.order(fact.orderId()),
                        cause,
                        draft -> FulfilmentDecider.resourced(draft, fact, desk.rules()));
            }
            case OrderWish.StockLost _,
                    OrderWish.Captured _,
                    OrderWish.NotCaptured _,
                    OrderWish.Voided _,
                    OrderWish.ShortPicked _,
                    OrderWish.Stopped _,
                    OrderWish.StopRefused _,
                    OrderWish.Shipped _,
                    OrderWish.Delivered _,
                    OrderWish.NotDelivered _ ->
                    desk.happens(
                            book.order(heard.body().orderId()),
                            cause,
                            draft -> fact(heard.body(), draft, desk.rules()));
        }
    }

    /** Facts about one order. */
    private static void fact(OrderWish wish, Draft draft, OrderRules rules) {
        switch (wish) {
            case OrderWish.StockLost(var fact) ->
                    OrderDecider.stockLost(draft, fact.reservationId());
            case OrderWish.Captured(var fact) ->
                    OrderDecider.captured(draft, fact.paymentId(), fact.inAll());
            case OrderWish.NotCaptured(var fact) -> {
                if (fact.captureId() != null) {
                    OrderDecider.notCaptured(
                            draft, fact.paymentId(), fact.captureId(), fact.amount(), rules);
                }
            }
            case OrderWish.Voided(var fact) ->
                    OrderDecider.voided(draft, fact.paymentId(), fact.amount());
            case OrderWish.ShortPicked(var fact) -> shortPicked(draft, fact);
            case OrderWish.Stopped(var fact) ->
                    FulfilmentDecider.stopped(
                            draft,
                            fact.stopId(),
                            fact.items().stream()
                                    .map(item -> new Units(item.productId(), item.quantity()))
                                    .toList());
            case OrderWish.StopRefused(var fact) ->
                    FulfilmentDecider.stopRefused(draft, fact.stopId(), fact.reason().name());
            case OrderWish.Shipped(var fact) ->
                    CarriageDecider.dispatched(
                            draft,
                            fact.shipmentId(),
                            Cargo.of(fact.items(), fact.parcels()),
                            fact.fulfilmentId());
            case OrderWish.Delivered(var fact) ->
                    CarriageDecider.delivered(
                            draft, fact.shipmentId(), Cargo.of(fact.items(), fact.parcels()));
            case OrderWish.NotDelivered(var fact) ->
                    CarriageDecider.failed(
                            draft,
                            fact.shipmentId(),
                            fact.reason(),
                            Cargo.of(fact.items(), fact.parcels()),
                            rules);
            case OrderWish.Create _,
                    OrderWish.Cancel _,
                    OrderWish.Reserved _,
                    OrderWish.Resourced _,
                    OrderWish.Refunded _,
                    OrderWish.NotRefunded _ ->
                    throw new IllegalArgumentException("not a fact about one order: " + wish);
        }
    }

    /** Inventory is asked once for each reason. */
    private static void shortPicked(Draft draft, OrderShortPicked fact) {
        for (var reason : ShortReason.values()) {
            var missing =
                    fact.items().stream()
                            .filter(item -> item.reason() == reason)
                            .map(item ->
                                    new Units(item.productId(), item.requested() - item.picked()))
                            .toList();
            var request = Ids.derive(fact.pickingJobId(), "short/" + fact.shortAt() + "/" + reason);
            FulfilmentDecider.shortPicked(
                    draft,
                    fact.fulfilmentId(),
                    request,
                    ResourceInventory.Reason.valueOf(reason.name()),
                    missing);
        }
    }

    private static void create(
            OrderWish.Create create, Cause cause, OrderDesk desk, Outbox outbox) {
        var wish = create.wish();
        var outcome = desk.create(wish, cause.correlationId(), cause);
        switch (outcome.decision()) {
            case Decision.Refused(var reason) ->
                    outbox.tell(refused(outcome.orderId(), wish.cartId(), reason, desk), cause);
            case Decision.Again(var order) -> again(order, cause, outbox);
            case Decision.Happens _ -> {}
        }
    }

    /** A cancel that overtakes its create forbids it; one that is asked again is answered again. */
    private static void cancel(
            CancelOrder wish,
            Heard<OrderWish> heard,
            OrderBook book,
            OrderDesk desk,
            Outbox outbox) {
        var cause = heard.cause();
        if (book.order(wish.orderId()) instanceof Real order) {
            var asked = Cancellations.wish(wish, cause, Ids.derive(heard.id(), "cancellation"));
            if (desk.cancel(order, asked, cause) instanceof Verdict.Again(var cancelled, _)) {
                again(cancelled, cause, outbox);
            }
        } else if (wish.items() == null) {
            desk.forbid(wish.orderId(), wish.reason(), Cancellations.by(wish, cause));
        }
    }

    private static OrderRefused refused(
            UUID orderId, UUID cartId, OrderRefusal reason, OrderDesk desk) {
        return new OrderRefused(orderId, cartId, reason, desk.now());
    }

    private static void again(Real order, Cause cause, Outbox outbox) {
        outbox.tell(Tellings.again(order), cause.correlatedTo(OrderDesk.journey(order, cause)));
    }

    /** Most reservations lie at the one place that there is; most failures come before an order. */
    private static boolean saysNothing(OrderWish wish) {
        return wish instanceof OrderWish.Reserved reserved && !reserved.saysWhere()
                || wish instanceof OrderWish.NotCaptured && wish.orderId() == null;
    }

    private static @Nullable UUID needsGoods(OrderWish wish) {
        return switch (wish) {
            case OrderWish.Cancel(var cancel) when cancel.items() != null -> cancel.orderId();
            case OrderWish.Resourced(var fact) -> fact.orderId();
            default -> null;
        };
    }

    private static @Nullable UUID needsSources(OrderWish wish) {
        return switch (wish) {
            case OrderWish.Reserved _,
                    OrderWish.Resourced _,
                    OrderWish.Cancel _,
                    OrderWish.Stopped _ ->
                    wish.orderId();
            default -> null;
        };
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
