package dev.waybill.orders;

import dev.waybill.contracts.Violation;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.orders.CancelDecider.Refusal;
import dev.waybill.orders.CancelDecider.Verdict;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Cancellations that people ask for: done, or a task that can be looked at, or no and why. */
final class CancelAsks {

    private CancelAsks() {}

    static void cancel(
            Request<OrderAsk> request, CancelOrder wish, OrderBook book, OrderDesk desk) {
        if (!(book.order(wish.orderId()) instanceof Real before)) {
            request.refuse(Problem.notFound("order", wish.orderId()));
            return;
        }
        request.asking().match(before.version());
        var cause = OrderAskHandler.by(request.cause());
        var asked = Cancellations.wish(wish, cause, desk.newId());
        switch (desk.cancel(before, asked, cause)) {
            case Verdict.Done _ -> done(request, now(wish.orderId(), book));
            case Verdict.Asked _ -> asked(request, now(wish.orderId(), book));
            case Verdict.Again(var order, var reason) when reason == wish.reason() ->
                    done(request, order);
            case Verdict.Again(_, var reason) ->
                    request.refuse(
                            Problem.conflict(
                                    "already-cancelled",
                                    "The order is cancelled already: " + reason + "."));
            case Verdict.No(var why, var product) -> request.refuse(refusal(why, product, wish));
        }
    }

    private static void done(Request<OrderAsk> request, Real order) {
        request.answer(
                Answer.ok(OrderSummary.noted(order))
                        .at(order.version())
                        .consistency(Consistency.of(order).text()));
    }

    /** Nothing is certain yet: the body says so, and the task can be looked at. */
    private static void asked(Request<OrderAsk> request, Real order) {
        request.answer(
                Answer.accepted(
                                "/orders/" + order.id() + "/cancellations",
                                OrderSummary.noted(order))
                        .at(order.version())
                        .consistency(Consistency.of(order).text()));
    }

    private static Real now(UUID orderId, OrderBook book) {
        if (book.order(orderId) instanceof Real order) {
            return order;
        }
        throw new IllegalStateException("order " + orderId + " was there a moment ago");
    }

    private static Problem refusal(Refusal why, @Nullable UUID product, CancelOrder wish) {
        return switch (why) {
            case NOT_IN_ORDER ->
                    Problem.conflict(
                            "not-in-order",
                            "Product " + product + " is not in the order.",
                            at(product, wish, "productId", "is not in the order"));
            case MORE_THAN_OPEN ->
                    Problem.conflict(
                            "more-than-open",
                            "Of product " + product + " fewer units are open than that.",
                            at(product, wish, "quantity", "is more than what is open"));
            case ALREADY_DISPATCHED ->
                    Problem.conflict(
                                    "already-dispatched",
                                    "It is on its way already. Refuse the parcel, or ask for a return when it has come.",
                                    at(product, wish, "quantity", "is on its way"))
                            .see("returns", returnsOf(wish));
            case ALREADY_DELIVERED ->
                    Problem.conflict(
                                    "already-delivered",
                                    "The order has been delivered. Ask for a return instead: POST /returns.")
                            .see("returns", returnsOf(wish));
        };
    }

    /** What of the order may come back, until when, and what it costs. */
    private static String returnsOf(CancelOrder wish) {
        return "/returnable-orders/" + wish.orderId();
    }

    private static List<Violation> at(
            @Nullable UUID product, CancelOrder wish, String field, String message) {
        var items = wish.items();
        if (product == null || items == null) {
            return List.of();
        }
        return IntStream.range(0, items.size())
                .filter(place -> items.get(place).productId().equals(product))
                .mapToObj(place -> new Violation("/items/" + place + "/" + field, message))
                .toList();
    }
}
