package dev.waybill.orders;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderRefusal;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderDecider.Decision;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.http.Requests;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

/**
 * The same decisions for people who ask over HTTP: they are answered or refused instead of told.
 */
final class OrderAskHandler implements RequestHandler<OrderAsk> {

    private final Orders orders;
    private final Ids ids;

    OrderAskHandler(Orders orders, Ids ids) {
        this.orders = orders;
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
        var goods = goods(creates, book);
        var desk =
                new OrderDesk(
                        book,
                        orders.confirmationNumbers(creates.size()),
                        outbox,
                        ids,
                        requests.now());
        for (var request : requests) {
            switch (request.body()) {
                case OrderAsk.Create(var wish) -> create(request, wish, goods, desk);
                case OrderAsk.Cancel(var wish) -> cancel(request, wish, book, desk);
            }
        }
        save(book);
    }

    private void save(OrderBook book) {
        try {
            orders.save(book);
        } catch (DuplicateKeyException _) {
            // A message for the same cart, order or payment is being handled beside us.
            throw Problem.tryAgain(
                    409, "order-under-way", "This order is being created right now. Ask again.");
        }
    }

    private static void create(
            Request<OrderAsk> request, CreateOrder wish, Map<UUID, Goods> goods, OrderDesk desk) {
        var outcome = desk.create(wish, null, by(request.cause()));
        switch (outcome.decision()) {
            case Decision.Refused(var reason) ->
                    request.refuse(refusal(reason, outcome.orderId(), wish));
            case Decision.Happens _ -> {
                goods.put(outcome.orderId(), OrderDecider.goods(wish));
                created(request, Objects.requireNonNull(outcome.order()), goods);
            }
            case Decision.Again(var order) when isSame(order, wish, goods) ->
                    created(request, order, goods);
            case Decision.Again(var order) ->
                    request.refuse(
                            Problem.conflict(
                                    "order-exists",
                                    "Order " + order.id() + " exists with other contents."));
        }
    }

    private static void created(Request<OrderAsk> request, Real order, Map<UUID, Goods> goods) {
        var details = OrderSummary.details(order, goodsOf(order, goods));
        request.answer(
                Answer.created("/orders/" + order.id(), details)
                        .at(order.version())
                        .consistency(Consistency.of(order).text()));
    }

    private static void cancel(
            Request<OrderAsk> request, CancelOrder wish, OrderBook book, OrderDesk desk) {
        if (!(book.order(wish.orderId()) instanceof Real before)) {
            request.refuse(Problem.notFound("order", wish.orderId()));
            return;
        }
        request.asking().match(before.version());
        if (before instanceof Order.Cancelled cancelled && cancelled.reason() != wish.reason()) {
            request.refuse(
                    Problem.conflict(
                            "already-cancelled",
                            "The order is cancelled already: " + cancelled.reason() + "."));
            return;
        }
        var after = Objects.requireNonNull(desk.cancel(wish, by(request.cause())).order());
        request.answer(
                Answer.ok(OrderSummary.of(after))
                        .at(after.version())
                        .consistency(Consistency.of(after).text()));
    }

    /** Nobody's doing is nameless in the history and the timeline. */
    private static Cause by(Cause cause) {
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

    private static boolean isSame(Real order, CreateOrder wish, Map<UUID, Goods> goods) {
        return OrderDecider.sameTerms(order, wish)
                && goodsOf(order, goods).equals(OrderDecider.goods(wish));
    }

    private static Goods goodsOf(Real order, Map<UUID, Goods> goods) {
        return Objects.requireNonNull(goods.get(order.id()), "the first row of the history");
    }

    private Map<UUID, Goods> goods(List<CreateOrder> creates, OrderBook book) {
        var known =
                creates.stream()
                        .flatMap(wish ->
                                Stream.of(book.order(wish.orderId()), book.ofCart(wish.cartId())))
                        .filter(Real.class::isInstance)
                        .map(Order::id)
                        .distinct()
                        .toList();
        return known.isEmpty() ? new HashMap<>() : orders.histories().goods(known);
    }

    private static List<CreateOrder> creates(Requests<OrderAsk> requests) {
        return requests.bodies()
                .filter(OrderAsk.Create.class::isInstance)
                .map(ask -> ((OrderAsk.Create) ask).wish())
                .toList();
    }

    private static List<UUID> orderIds(Requests<OrderAsk> requests) {
        return requests.bodies()
                .map(OrderAskHandler::orderId)
                .filter(Objects::nonNull)
                .map(UUID.class::cast)
                .toList();
    }

    private static List<UUID> paymentIds(List<CreateOrder> creates) {
        return creates.stream().map(CreateOrder::paymentId).flatMap(Stream::ofNullable).toList();
    }

    private static @Nullable UUID orderId(OrderAsk ask) {
        return switch (ask) {
            case OrderAsk.Create(var wish) -> wish.orderId();
            case OrderAsk.Cancel(var wish) -> wish.orderId();
        };
    }
}
