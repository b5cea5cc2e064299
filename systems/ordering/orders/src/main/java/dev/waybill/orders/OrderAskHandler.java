package dev.waybill.orders;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;

/**
 * The same decisions for people who ask over HTTP: they are answered or refused instead of told.
 */
final class OrderAskHandler implements RequestHandler<OrderAsk> {

    private final Orders orders;
    private final Holds holds;
    private final Amendments amendments;
    private final ProductCopies products;
    private final Quotes quotes;
    private final OrderRules rules;
    private final Ids ids;

    OrderAskHandler(
            Orders orders,
            Holds holds,
            Amendments amendments,
            ProductCopies products,
            Quotes quotes,
            OrderRules rules,
            Ids ids) {
        this.orders = orders;
        this.holds = holds;
        this.amendments = amendments;
        this.products = products;
        this.quotes = quotes;
        this.rules = rules;
        this.ids = ids;
    }

    @Override
    public void handle(Requests<OrderAsk> requests, Outbox outbox) {
        var creates = creates(requests);
        var book =
                orders.lock(
                        orderIds(requests),
                        creates.stream().map(CreateOrder::cartId).toList(),
                        paymentIds(creates));
        orders.learnGoods(book, wantGoods(requests, book));
        orders.learnSources(book, book.all().stream().map(Order::id).toList());
        var numbers = orders.confirmationNumbers(creates.size());
        var desk = new OrderDesk(book, numbers, rules, outbox, ids, requests.now());
        var known = holds.find(holdIds(requests), requests.now());
        var changes = amendments(requests, book, desk, outbox);
        var copies = products.find(wantedProducts(requests));
        for (var request : requests) {
            switch (request.body()) {
                case OrderAsk.Create(var wish) -> create(request, wish, book, desk);
                case OrderAsk.Cancel(var wish) -> CancelAsks.cancel(request, wish, book, desk);
                case OrderAsk.Amend wish ->
                        AmendAsks.amend(request, wish, book, desk, changes, copies);
                case OrderAsk.EndAmendment wish -> AmendmentAsks.end(request, wish, book, changes);
                case OrderAsk.Collect wish -> CollectAsks.collect(request, wish, book, desk);
                case OrderAsk.Hold wish -> HoldAsks.place(request, wish, book, desk);
                case OrderAsk.Release wish -> HoldAsks.release(request, wish, known, book, desk);
            }
        }
        var over = book.over();
        changes.endWith(over, amendments.lockLive(over.keySet()));
        save(book, changes);
    }

    /** Orders are locked before amendments, as everywhere here. */
    private AmendmentDesk amendments(
            Requests<OrderAsk> requests, OrderBook book, OrderDesk desk, Outbox outbox) {
        var ended =
                requests.bodies()
                        .filter(OrderAsk.EndAmendment.class::isInstance)
                        .map(ask -> ((OrderAsk.EndAmendment) ask).amendmentId())
                        .distinct()
                        .toList();
        var amended =
                requests.bodies()
                        .filter(OrderAsk.Amend.class::isInstance)
                        .map(ask -> ((OrderAsk.Amend) ask).orderId())
                        .distinct()
                        .toList();
        var locked = new ArrayList<>(amendments.lock(ended));
        locked.addAll(amendments.lockLive(amended));
        return new AmendmentDesk(book, desk, outbox, locked);
    }

    private static Set<UUID> wantedProducts(Requests<OrderAsk> requests) {
        return requests.bodies()
                .filter(OrderAsk.Amend.class::isInstance)
                .flatMap(ask -> ((OrderAsk.Amend) ask).items().stream())
                .map(Units::productId)
                .collect(Collectors.toSet());
    }

    private void save(OrderBook book, AmendmentDesk changes) {
        try {
            orders.save(book);
            amendments.save(changes.changed());
            quotes.save(changes.quotes());
        } catch (DuplicateKeyException _) {
            // A message for the same cart, order or payment is being handled beside us.
            throw Problem.tryAgain(
                    409, "order-under-way", "This order is being created right now. Ask again.");
        }
    }

    private static void create(
            Request<OrderAsk> request, CreateOrder wish, OrderBook book, OrderDesk desk) {
        var outcome = desk.create(wish, null, by(request.cause()));
        switch (outcome.decision()) {
            case Decision.Refused(var reason) ->
                    request.refuse(refusal(reason, outcome.orderId(), wish));
            case Decision.Happens _ ->
                    created(request, Objects.requireNonNull(outcome.order()), book);
            case Decision.Again(Order.Archived order) ->
                    request.refuse(
                            Problem.conflict(
                                    "order-exists",
                                    "Order " + order.id() + " exists, and is archived."));
            case Decision.Again(var order) when isSame(order, wish, book) ->
                    created(request, order, book);
            case Decision.Again(var order) ->
                    request.refuse(
                            Problem.conflict(
                                    "order-exists",
                                    "Order " + order.id() + " exists with other contents."));
        }
    }

    private static void created(Request<OrderAsk> request, Real order, OrderBook book) {
        var details = OrderSummary.details(order, book.goodsOf(order.id()));
        request.answer(
                Answer.created("/orders/" + order.id(), details)
                        .at(order.version())
                        .consistency(Consistency.of(order).text()));
    }

    /** Nobody's doing is nameless in the history and the timeline. */
    static Cause by(Cause cause) {
        return cause.actor() != null
                ? cause
                : new Cause(
                        cause.correlationId(),
                        cause.causationId(),
                        cause.traceparent(),
                        "an HTTP client");
    }

    private static Problem refusal(OrderRefusal reason, UUID orderId, CreateOrder wish) {
        return switch (reason) {
            case EXPIRED ->
                    Problem.conflict(
                            "order-expired",
                            "The order was wanted until " + wish.validUntil() + ", no longer.");
            case CANCELLED ->
                    Problem.conflict(
                            "order-cancelled",
                            "Order " + orderId + " was cancelled before it was created.");
            case CART_ALREADY_ORDERED ->
                    Problem.conflict(
                            "cart-already-ordered",
                            "Cart " + wish.cartId() + " has been ordered before.");
            case PAYMENT_OF_ANOTHER_ORDER ->
                    Problem.conflict(
                            "payment-of-another-order",
                            "Payment " + wish.paymentId() + " pays for another order.",
                            List.of(new Violation("/paymentId", "must not pay for another order")));
        };
    }

    private static boolean isSame(Real order, CreateOrder wish, OrderBook book) {
        return OrderDecider.sameTerms(order, wish)
                && book.goodsOf(order.id()).equals(OrderDecider.goods(wish));
    }

    /** Orders that are there already and are asked for again, or that lose a part. */
    private static List<UUID> wantGoods(Requests<OrderAsk> requests, OrderBook book) {
        return requests.bodies()
                .flatMap(ask ->
                        switch (ask) {
                            case OrderAsk.Create(var wish) ->
                                    Stream.of(
                                            book.order(wish.orderId()), book.ofCart(wish.cartId()));
                            case OrderAsk.Cancel(var wish) when wish.items() != null ->
                                    Stream.of(book.order(wish.orderId()));
                            case OrderAsk.Amend wish -> Stream.of(book.order(wish.orderId()));
                            case OrderAsk.EndAmendment wish ->
                                    Stream.of(book.order(wish.orderId()));
                            case OrderAsk.Cancel _,
                                    OrderAsk.Hold _,
                                    OrderAsk.Collect _,
                                    OrderAsk.Release _ ->
                                    Stream.<Order>of();
                        })
                .filter(Real.class::isInstance)
                .map(Order::id)
                .distinct()
                .toList();
    }

    private static List<UUID> holdIds(Requests<OrderAsk> requests) {
        return requests.bodies()
                .filter(OrderAsk.Release.class::isInstance)
                .map(ask -> ((OrderAsk.Release) ask).holdId())
                .toList();
    }

    private static List<CreateOrder> creates(Requests<OrderAsk> requests) {
        return requests.bodies()
                .filter(OrderAsk.Create.class::isInstance)
                .map(ask -> ((OrderAsk.Create) ask).wish())
                .toList();
    }

    private static List<UUID> orderIds(Requests<OrderAsk> requests) {
        return requests.bodies()
                .map(OrderAsk::orderId)
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .toList();
    }

    private static List<UUID> paymentIds(List<CreateOrder> creates) {
        return creates.stream().map(CreateOrder::paymentId).flatMap(Stream::ofNullable).toList();
    }
}
