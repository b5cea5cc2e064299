package dev.waybill.orders;

import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.Violation;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderAmended.ChangedField;
import dev.waybill.orders.AmendDecider.No;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Amendments that people ask for: tried out, or done, or no and what to do instead. */
final class AmendAsks {

    private AmendAsks() {}

    /**
     * What an amendment comes to. Amounts are in minor units.
     *
     * @param committed false if it was only tried out
     * @param difference what is to be paid more; below zero what is given back
     * @param tells the messages that are told, by name, in order
     */
    record Amendment(
            UUID orderId,
            boolean committed,
            int revision,
            List<ChangedField> changedFields,
            long previousTotal,
            long newTotal,
            long difference,
            String currency,
            List<String> tells) {
        Amendment {
            changedFields = List.copyOf(changedFields);
            tells = List.copyOf(tells);
        }
    }

    static void amend(
            Request<OrderAsk> request, OrderAsk.Amend ask, OrderBook book, OrderDesk desk) {
        if (!(book.order(ask.orderId()) instanceof Real order)) {
            request.refuse(Problem.notFound("order", ask.orderId()));
            return;
        }
        request.asking().match(order.version());
        var cause = OrderAskHandler.by(request.cause());
        var goods = book.goodsOf(order.id());
        var draft = new Draft(order, desk.now());
        var wish = ask.wish(cause.actor());
        var no = AmendDecider.decide(draft, wish, goods, desk.rules());
        if (no.isPresent()) {
            request.refuse(refusal(no.get(), ask));
            return;
        }
        var told = desk.preview(order, draft.events(), cause);
        if (!ask.dryRun()) {
            desk.happens(
                    order, cause, again -> AmendDecider.decide(again, wish, goods, desk.rules()));
        }
        var amendment = amendment(order, draft.order(), told, !ask.dryRun());
        request.answer(
                Answer.ok(amendment)
                        .at(ask.dryRun() ? order.version() : draft.order().version())
                        .consistency(Consistency.of(ask.dryRun() ? order : draft.order()).text()));
    }

    private static Amendment amendment(
            Real before, Real after, List<Object> told, boolean committed) {
        var fields =
                told.stream()
                        .filter(OrderAmended.class::isInstance)
                        .flatMap(each -> ((OrderAmended) each).changedFields().stream())
                        .distinct()
                        .toList();
        return new Amendment(
                before.id(),
                committed,
                after.work().revision(),
                fields,
                before.total(),
                after.total(),
                after.total() - before.total(),
                before.sheet().terms().currency(),
                told.stream().map(each -> Contracts.of(each.getClass()).id()).toList());
    }

    private static Problem refusal(No no, OrderAsk.Amend ask) {
        return switch (no.why()) {
            case TOO_LATE ->
                    Problem.conflict(
                            "too-late-to-amend",
                            "The order is with the warehouse or on its way. Cancel what is not wanted: POST /orders/"
                                    + ask.orderId()
                                    + "/cancel asks the warehouse to stop.");
            case OVER ->
                    Problem.conflict(
                            "order-is-over",
                            "The order is over. Order anew, or return what is not wanted.");
            case NOT_IN_ORDER ->
                    Problem.conflict(
                            "not-in-order",
                            "Product " + no.productId() + " is not in the order.",
                            at(no.productId(), ask, "productId", "is not in the order"));
            case MORE_THAN_ORDERED ->
                    Problem.conflict(
                            "more-than-ordered",
                            "An order can become smaller, not larger. Order the rest anew.",
                            at(no.productId(), ask, "quantity", "is more than was ordered"));
            case NOTHING_LEFT ->
                    Problem.conflict(
                            "nothing-left",
                            "Nothing would be left of the order. Cancel it: POST /orders/"
                                    + ask.orderId()
                                    + "/cancel.");
            case NO_CHANGE ->
                    Problem.conflict("no-change", "The order is as it is wished to be already.");
        };
    }

    private static List<Violation> at(
            @Nullable UUID product, OrderAsk.Amend ask, String field, String message) {
        return IntStream.range(0, ask.items().size())
                .filter(place -> ask.items().get(place).productId().equals(product))
                .mapToObj(place -> new Violation("/items/" + place + "/" + field, message))
                .toList();
    }
}
