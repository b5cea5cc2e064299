package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Capturing;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Hold;
import dev.waybill.payments.Payment.Known;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Unheard;
import dev.waybill.payments.Payment.Voided;
import dev.waybill.payments.Payment.Voiding;
import dev.waybill.payments.Step.Wanted;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of a payment when somebody asks something of it. Pure. */
final class AskDecider {

    private AskDecider() {}

    /**
     * @param journey the correlation id of the asking
     * @param refund the refund that the ask is about, if it is known already
     */
    static Step decide(
            Payment payment, Ask ask, @Nullable Refund refund, UUID journey, Instant now) {
        if (payment instanceof Known known && isOfAnotherOrder(known, ask)) {
            return ofAnotherOrder(known, ask, now);
        }
        return switch (ask) {
            case Ask.Authorize wish -> authorize(payment, wish, journey, now);
            case Ask.Capture wish -> capture(payment, wish, now);
            case Ask.Void wish -> cancel(payment, wish, refund, now);
            case Ask.GiveBack wish -> giveBack(payment, wish, refund, now);
        };
    }

    /** Who asks for an order has a say about that order's money, and no other. */
    private static boolean isOfAnotherOrder(Known payment, Ask ask) {
        return switch (ask) {
            case Ask.Capture wish -> !wish.orderId().equals(payment.terms().orderId());
            case Ask.Void wish -> !wish.orderId().equals(payment.terms().orderId());
            case Ask.Authorize _, Ask.GiveBack _ -> false; // compares the terms; names no order
        };
    }

    private static Step ofAnotherOrder(Known payment, Ask ask, Instant now) {
        var same = Step.to(payment).refuse("the payment is of another order");
        return ask instanceof Ask.Capture wish ? same.tell(Facts.notCaptured(wish, now)) : same;
    }

    private static Step authorize(Payment payment, Ask.Authorize ask, UUID journey, Instant now) {
        var same = Step.to(payment);
        return switch (payment) {
            case Unheard _ -> begin(ask.terms(journey, now));
            case Requested _, Voiding _ -> same; // the answer is on its way
            case Authorized(var terms, var hold) -> same.tell(Facts.authorized(terms, hold));
            case Capturing c -> same.tell(Facts.authorized(c.terms(), c.hold()));
            case CaptureFailed c -> same.tell(Facts.authorized(c.terms(), c.hold()));
            case Captured c -> same.tell(Facts.authorized(c.terms(), c.hold()));
            case Voided voided -> same.tell(Facts.voided(voided));
            case Declined declined -> same.tell(Facts.declined(declined));
            case Barred barred -> same.tell(Facts.declined(barred, ask));
        };
    }

    private static Step begin(Terms terms) {
        var now = terms.requestedAt();
        var requested = Facts.requested(terms);
        if (terms.isFree()) {
            var hold = new Hold("free_" + terms.paymentId(), now);
            return Step.to(new Authorized(terms, hold))
                    .tell(requested, Facts.authorized(terms, hold));
        }
        if (terms.card() == null) {
            var declined = new Declined(terms, DeclineReason.PROCESSING_ERROR, now, null);
            return Step.to(declined)
                    .tell(requested, Facts.declined(declined))
                    .refuse("there is no card to charge");
        }
        return Step.to(new Requested(terms, false))
                .tell(requested)
                .ask(Operation.AUTHORIZE, terms.amount());
    }

    private static Step capture(Payment payment, Ask.Capture ask, Instant now) {
        var same = Step.to(payment);
        return switch (payment) {
            case Authorized authorized -> capture(authorized, ask, now);
            case Capturing _ -> same;
            case Captured captured ->
                    same.tell(Facts.captured(captured), Facts.succeeded(captured));
            case CaptureFailed(var terms, _, var at) -> same.tell(Facts.failed(terms, at));
            case Unheard _, Requested _, Voiding _, Voided _, Barred _, Declined _ ->
                    same.tell(Facts.notCaptured(ask, now))
                            .refuse("capture of a payment that is not authorized");
        };
    }

    private static Step capture(Authorized authorized, Ask.Capture ask, Instant now) {
        var terms = authorized.terms();
        if (!ask.currency().equals(terms.currency())
                || ask.amount() > terms.amount()
                || (ask.amount() == 0 && !terms.isFree())) {
            return Step.to(authorized)
                    .tell(Facts.notCaptured(ask, now))
                    .refuse("capture of another amount than was authorized");
        }
        if (terms.isFree()) {
            var captured = new Captured(terms, authorized.hold(), 0, now, 0, 0);
            return Step.to(captured).tell(Facts.captured(captured), Facts.succeeded(captured));
        }
        return Step.to(new Capturing(terms, authorized.hold(), ask.amount(), false))
                .ask(Operation.CAPTURE, ask.amount());
    }

    static Step cancel(Payment payment, Ask.Void ask, @Nullable Refund refund, Instant now) {
        var same = Step.to(payment);
        return switch (payment) {
            case Unheard(var id) -> {
                var barred = new Barred(id, ask.orderId(), now);
                yield Step.to(barred).tell(Facts.voided(barred));
            }
            case Requested(var terms, _) -> Step.to(new Requested(terms, true));
            case Authorized(var terms, var hold) -> release(terms, hold, now);
            case CaptureFailed(var terms, var hold, _) -> release(terms, hold, now);
            case Capturing(var terms, var hold, var amount, _) ->
                    Step.to(new Capturing(terms, hold, amount, true));
            case Captured captured when captured.terms().isFree() ->
                    release(captured.terms(), captured.hold(), now);
            case Captured captured -> giveBackAll(captured, ask, refund, now);
            case Voiding _ -> same;
            case Voided voided -> same.tell(Facts.voided(voided));
            case Barred barred -> same.tell(Facts.voided(barred));
            case Declined declined -> same.tell(Facts.nothingToVoid(declined));
        };
    }

    private static Step release(Terms terms, Hold hold, Instant now) {
        if (terms.isFree()) {
            var voided = new Voided(terms, hold, now);
            return Step.to(voided).tell(Facts.voided(voided));
        }
        return Step.to(new Voiding(terms, hold)).ask(Operation.VOID, terms.amount());
    }

    private static Step giveBackAll(
            Captured captured, Ask.Void ask, @Nullable Refund refund, Instant now) {
        if (refund == null && captured.left() == 0) {
            return Step.to(captured); // other refunds are giving all of it back
        }
        var all =
                new Ask.GiveBack(
                        ask.refundId(),
                        ask.paymentId(),
                        captured.left(),
                        captured.terms().currency(),
                        "voided after capture");
        return giveBack(captured, all, refund, now);
    }

    private static Step giveBack(
            Payment payment, Ask.GiveBack ask, @Nullable Refund known, Instant now) {
        if (known != null) {
            return again(payment, ask, known);
        }
        var refund = Refund.requested(ask, now);
        if (!(payment instanceof Captured captured)) {
            return refused(payment, refund, "nothing was captured", now);
        }
        if (!ask.currency().equals(captured.terms().currency())) {
            return refused(payment, refund, "it was captured in another currency", now);
        }
        if (ask.amount() == 0 || ask.amount() > captured.left()) {
            return refused(payment, refund, "at most " + captured.left() + " is left", now);
        }
        return Step.to(captured.promise(ask.amount()))
                .keep(refund)
                .tell(Facts.refundRequested(captured.terms(), refund))
                .ask(new Wanted(Operation.REFUND, ask.amount(), ask.refundId()));
    }

    private static Step again(Payment payment, Ask.GiveBack ask, Refund known) {
        var same = Step.to(payment);
        if (!known.paymentId().equals(ask.paymentId())) {
            return same.refuse("the refund's id belongs to another payment");
        }
        return switch (known.state()) {
            case PROCESSED -> same.tell(Facts.refundProcessed(known));
            case REQUESTED, REFUSED -> same;
        };
    }

    private static Step refused(Payment payment, Refund refund, String why, Instant now) {
        return Step.to(payment).keep(refund.refused(why, now)).refuse("refund: " + why);
    }
}
