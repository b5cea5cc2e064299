package dev.waybill.orders;

import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.Ids;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders that their customers fetch: no carrier tells of them, so whoever hands them over does. */
final class CollectAsks {

    private CollectAsks() {}

    static void collect(
            Request<OrderAsk> request, OrderAsk.Collect ask, OrderBook book, OrderDesk desk) {
        if (!(book.order(ask.orderId()) instanceof Real order)) {
            request.refuse(Problem.notFound("order", ask.orderId()));
            return;
        }
        request.asking().match(order.version());
        var problem = refusal(order);
        if (problem != null) {
            request.refuse(problem);
            return;
        }
        if (!isCollected(order)) {
            var cause = OrderAskHandler.by(request.cause());
            var by = ask.handedOverBy() == null ? cause.actor() : ask.handedOverBy();
            desk.happens(
                    order,
                    cause,
                    draft ->
                            CarriageDecider.collected(
                                    draft, by == null ? "somebody" : by, ask.collectedBy()));
        }
        answer(request, order.id(), book);
    }

    private static boolean isCollected(Real order) {
        return order instanceof Order.Completed;
    }

    private static @Nullable Problem refusal(Real order) {
        if (order.work().amended().method() != DeliveryMethod.CLICK_AND_COLLECT) {
            return Problem.conflict(
                    "not-for-collection",
                    "The order is sent to its customer. Before its fulfilment it can be amended to be fetched.");
        }
        return switch (order) {
            case Order.Completed _ -> null;
            case Order.Fulfilling _ ->
                    order.work().lines().sum(OrderLine::allocated) > 0
                            ? null
                            : notReady("Nothing of it is with the warehouse.");
            case Order.Created _, Order.Confirmed _, Order.OnHold _, Order.AwaitingFulfilment _ ->
                    notReady("The order is " + order.stage() + ".");
            case Order.Cancelled _, Order.Archived _ ->
                    Problem.conflict("order-is-over", "The order is over: " + order.stage() + ".");
        };
    }

    private static Problem notReady(String why) {
        return Problem.conflict("not-ready-for-collection", why + " It cannot be fetched yet.");
    }

    /** What a collection is known by among the shipments of its order. */
    static UUID collectionOf(UUID fulfilmentId) {
        return Ids.derive(fulfilmentId, "collection");
    }

    private static void answer(Request<OrderAsk> request, UUID orderId, OrderBook book) {
        if (!(book.order(orderId) instanceof Real order)) {
            throw new IllegalStateException("order " + orderId + " was there a moment ago");
        }
        request.answer(
                Answer.ok(OrderSummary.noted(order))
                        .at(order.version())
                        .consistency(Consistency.of(order).text()));
    }
}
