package dev.waybill.orders;

import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderAmended.ChangedField;
import dev.waybill.orders.AmendDecider.Held;
import dev.waybill.orders.AmendDecider.No;
import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.messaging.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Amendments that people ask for: tried out, done, or, where stock or a price have to be asked for,
 * begun; or no and what to do instead.
 */
final class AmendAsks {

    private AmendAsks() {}

    /**
     * What an amendment comes to. Amounts are in minor units.
     *
     * @param committed whether it is done: not if it was only tried out, or waits for its commit
     * @param newTotal of an amendment that waits for its commit, before the discount of its code:
     *     that is known when it is PENDING
     * @param difference what is to be paid more; below zero what is given back
     * @param tells the messages that are told, by name, in order
     * @param pending what is held for it, if it needs a commit
     * @param quoteId under which its code is being priced; none if nothing is waited for
     */
    record AmendmentAnswer(
            UUID orderId,
            boolean committed,
            int revision,
            List<ChangedField> changedFields,
            long previousTotal,
            long newTotal,
            long difference,
            String currency,
            List<String> tells,
            @Nullable PendingAmendment pending,
            @Nullable UUID quoteId) {
        AmendmentAnswer {
            changedFields = List.copyOf(changedFields);
            tells = List.copyOf(tells);
        }
    }

    /** An order, what is wanted of it, and what that makes of it. */
    private record Trial(
            Real order, Wish wish, AmendPlan plan, UUID id, Draft draft, List<Object> told) {

        /** Its code is not worth anything known yet. */
        boolean isUnpriced() {
            return wish.promotionCode() != null
                    && draft.events().stream().noneMatch(OrderEvent.Repriced.class::isInstance);
        }

        boolean waits() {
            return !plan.more().isEmpty() || wish.promotionCode() != null;
        }
    }

    static void amend(
            Request<OrderAsk> request,
            OrderAsk.Amend ask,
            OrderBook book,
            OrderDesk desk,
            AmendmentDesk amendments,
            Map<UUID, ProductCopy> products) {
        if (!(book.order(ask.orderId()) instanceof Real order)) {
            request.refuse(Problem.notFound("order", ask.orderId()));
            return;
        }
        request.asking().match(order.version());
        var cause = OrderAskHandler.by(request.cause());
        if (order instanceof Order.Archived) {
            request.refuse(
                    AmendRefusals.of(
                            new No(AmendDecider.Refusal.OVER, null), order.id(), ask.items()));
            return;
        }
        var goods = book.goodsOf(order.id());
        var wish = ask.wish(cause.actor());
        var plan = AmendDecider.plan(order, wish, goods, products);
        var held = new Held(desk.newAmendmentId(), new Offer(plan.more(), null));
        var draft = new Draft(order, desk.now());
        var no = AmendDecider.decide(draft, wish, plan, goods, desk.rules(), held);
        if (no.isPresent()) {
            request.refuse(AmendRefusals.of(no.get(), order.id(), ask.items()));
            return;
        }
        var told = desk.preview(order, draft.events(), cause);
        var trial = new Trial(order, wish, plan, held.amendmentId(), draft, told);
        if (ask.dryRun() && trial.isUnpriced()) {
            quote(request, trial, goods, amendments, cause);
        } else if (ask.dryRun()) {
            answer(request, trial, false);
        } else if (amendments.live(order.id()).isPresent()) {
            request.refuse(underWay(amendments.live(order.id()).get()));
        } else if (trial.waits()) {
            begin(request, trial, amendments, cause);
        } else {
            desk.happens(
                    order,
                    cause,
                    again -> AmendDecider.decide(again, wish, plan, goods, desk.rules(), held));
            answer(request, trial, true);
        }
    }

    private static Problem underWay(Amendment live) {
        return Problem.conflict(
                "amendment-under-way",
                "Amendment "
                        + live.id()
                        + " is "
                        + live.state()
                        + ". Commit or withdraw it first: POST "
                        + PendingAmendment.path(live)
                        + "/withdraw.");
    }

    private static void begin(
            Request<OrderAsk> request, Trial trial, AmendmentDesk amendments, Cause cause) {
        var total = trial.draft().order().total();
        var begun =
                amendments.begin(
                        trial.id(), trial.order(), trial.wish(), trial.plan(), total, cause);
        request.answer(
                Answer.accepted(
                                PendingAmendment.path(begun),
                                body(trial, false, PendingAmendment.of(begun), null))
                        .at(trial.order().version())
                        .consistency(Consistency.of(trial.order()).text()));
    }

    /** Promotions is asked what the code is worth; whoever asked waits for that. */
    private static void quote(
            Request<OrderAsk> request,
            Trial trial,
            Goods goods,
            AmendmentDesk amendments,
            Cause cause) {
        var order = trial.order();
        var lines = trial.draft().lines();
        var subtotal =
                lines.isEmpty() ? OrderLines.of(goods, order.total()).subtotal() : lines.subtotal();
        var offer = new Offer(trial.plan().more(), null);
        var quote = Quote.asked(trial.id(), order.id(), trial.wish(), offer, trial.draft().now());
        amendments.quote(quote, order, subtotal, cause);
        request.answer(
                Answer.ok(body(trial, false, null, quote.id()))
                        .at(order.version())
                        .consistency(Consistency.of(order).text()));
    }

    /** What an amendment with a code comes to, when it is known what the code is worth. */
    static AmendmentAnswer tried(
            Real order, Wish wish, AmendPlan plan, Draft draft, List<Object> told) {
        return body(new Trial(order, wish, plan, order.id(), draft, told), false, null, null);
    }

    private static void answer(Request<OrderAsk> request, Trial trial, boolean committed) {
        var now = committed ? trial.draft().order() : trial.order();
        request.answer(
                Answer.ok(body(trial, committed, null, null))
                        .at(now.version())
                        .consistency(Consistency.of(now).text()));
    }

    private static AmendmentAnswer body(
            Trial trial,
            boolean committed,
            @Nullable PendingAmendment pending,
            @Nullable UUID quoteId) {
        var before = trial.order();
        var after = trial.draft().order();
        return new AmendmentAnswer(
                before.id(),
                committed,
                after.work().revision(),
                fields(trial),
                before.total(),
                after.total(),
                after.total() - before.total(),
                before.sheet().terms().currency(),
                tells(trial),
                pending,
                quoteId);
    }

    private static List<ChangedField> fields(Trial trial) {
        var fields =
                new ArrayList<>(
                        trial.told().stream()
                                .filter(OrderAmended.class::isInstance)
                                .flatMap(each -> ((OrderAmended) each).changedFields().stream())
                                .distinct()
                                .toList());
        if (trial.isUnpriced()) {
            fields.add(ChangedField.PROMOTION_CODE);
        }
        return fields;
    }

    /** What follows by itself, and what the others are asked for before. */
    private static List<String> tells(Trial trial) {
        var tells = new ArrayList<String>();
        if (!trial.plan().more().isEmpty()) {
            tells.add("reserve-inventory");
        }
        if (trial.wish().promotionCode() != null) {
            tells.add("calculate-discount");
        }
        var charged = trial.order().sheet().terms().owedPayment() != null;
        if (trial.waits() && charged && trial.draft().order().total() != trial.order().total()) {
            tells.add("adjust-authorization");
        }
        trial.told().forEach(each -> tells.add(Contracts.of(each.getClass()).id()));
        if (trial.isUnpriced()) {
            tells.add("order-amended");
        }
        if (trial.waits()) {
            tells.add("order-amendment-ended");
        }
        return tells;
    }
}
