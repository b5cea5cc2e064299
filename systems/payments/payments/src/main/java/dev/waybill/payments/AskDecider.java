package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Held;
import dev.waybill.payments.Payment.Known;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Unheard;
import dev.waybill.payments.Payment.Voided;
import dev.waybill.payments.Payment.Voiding;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
            case Ask.Adjust wish -> AdjustDecider.decide(payment, wish, now);
            case Ask.Void wish -> cancel(payment, wish, refund, now);
            case Ask.GiveBack wish -> giveBack(payment, wish, refund, now);
        };
    }

    /** Who asks for an order has a say about that order's money, and no other. */
    private static boolean isOfAnotherOrder(Known payment, Ask ask) {
        return switch (ask) {
            case Ask.Capture wish -> !wish.orderId().equals(payment.terms().orderId());
            case Ask.Adjust wish -> !wish.orderId().equals(payment.terms().orderId());
            case Ask.Void wish -> !wish.orderId().equals(payment.terms().orderId());
            case Ask.Authorize _, Ask.GiveBack _ -> false; // compares the terms; names no order
        };
    }

    private static Step ofAnotherOrder(Known payment, Ask ask, Instant now) {
        var same = Step.to(payment).refuse("the payment is of another order");
        return switch (ask) {
            case Ask.Capture wish -> same.tell(Facts.notCaptured(wish, now));
            case Ask.Adjust wish ->
                    same.tell(Facts.notAdjusted(wish, DeclineReason.PROCESSING_ERROR, now));
            case Ask.Authorize _, Ask.Void _, Ask.GiveBack _ -> same;
        };
    }

    private static Step authorize(Payment payment, Ask.Authorize ask, UUID journey, Instant now) {
        var same = Step.to(payment);
        return switch (payment) {
            case Unheard _ -> begin(ask.terms(journey, now));
            case Requested _, Voiding _ -> same; // the answer is on its way
            case Voided voided -> same.tell(Facts.voided(voided));
            case Held held -> same.tell(Facts.authorized(held.terms(), held.purse().first()));
            case Declined declined -> same.tell(Facts.declined(declined));
            case Barred barred -> same.tell(Facts.declined(barred, ask));
        };
    }

    private static Step begin(Terms terms) {
        var now = terms.requestedAt();
        var requested = Facts.requested(terms);
        if (terms.isFree()) {
            var hold = Hold.first("free_" + terms.paymentId(), now, false, 0);
            return Step.to(new Authorized(terms, Purse.of(0, hold)))
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
                .ask(ProviderQuestion.Authorize.of(terms, 1, terms.amount()));
    }

    private static Step capture(Payment payment, Ask.Capture ask, Instant now) {
        return switch (payment) {
            case Voiding _, Voided _, Unheard _, Requested _, Barred _, Declined _ ->
                    Step.to(payment)
                            .tell(Facts.notCaptured(ask, now))
                            .refuse("capture of a payment that is not authorized");
            case Held held when held.terms().isFree() -> captureNothing(held, ask, now);
            case Held held -> captureFrom(held, ask, now);
        };
    }

    private static Step captureNothing(Held held, Ask.Capture ask, Instant now) {
        if (ask.amount() > 0 || !ask.currency().equals(held.terms().currency())) {
            return tooMuch(held, ask, now);
        }
        var captured = new Captured(held.terms(), held.purse().finish(), now);
        return Step.to(held instanceof Captured ? held : captured)
                .tell(Facts.nothingCaptured(captured, ask), Facts.nothingSucceeded(captured));
    }

    private static Step captureFrom(Held held, Ask.Capture ask, Instant now) {
        var earlier = held.purse().of(ask.captureId());
        if (!earlier.isEmpty()) {
            return again(held, earlier);
        }
        if (ask.amount() == 0 && ask.last()) {
            return finish(held, now);
        }
        var purse = held.purse().hasFailed() ? held.purse().reopen() : held.purse();
        if (!ask.currency().equals(held.terms().currency())
                || ask.amount() == 0
                || ask.amount() > purse.claimable()
                || purse.done()
                || purse.voidWished()) {
            return tooMuch(held, ask, now);
        }
        var waits =
                purse.wait(ask.captureId(), ask.captureId(), ask.shipmentId(), ask.amount(), now);
        return Flow.go(held.terms(), ask.last() ? waits.finish() : waits, null, now);
    }

    /**
     * Nothing more is asked for: what is still held is released. What is held for a capture that
     * failed waits until this is said for the second time.
     */
    private static Step finish(Held held, Instant now) {
        return switch (held) {
            case CaptureFailed(var terms, var purse, var at) ->
                    Flow.go(terms, purse.finish(), purse.done() ? null : at, now);
            case Held other when other.purse().done() -> Step.to(other);
            case Captured captured -> Step.to(captured.with(captured.purse().finish()));
            case Held other -> Flow.go(other.terms(), other.purse().finish(), null, now);
        };
    }

    private static Step tooMuch(Held held, Ask.Capture ask, Instant now) {
        return Step.to(held)
                .tell(Facts.notCaptured(ask, now))
                .refuse("capture of another amount than was authorized");
    }

    /** Asking twice is normal. */
    private static Step again(Held held, Iterable<Capture> earlier) {
        var step = Step.to(held);
        var terms = held.terms();
        for (var capture : earlier) {
            step =
                    switch (capture.state()) {
                        case WAITING, TAKING -> step;
                        case TAKEN ->
                                step.tell(
                                        Facts.captured(terms, held.purse(), capture),
                                        Facts.succeeded(terms, held.purse(), capture));
                        case FAILED ->
                                step.tell(
                                        Facts.failed(
                                                terms,
                                                held.purse(),
                                                capture,
                                                DeclineReason.PROCESSING_ERROR,
                                                capture.at()));
                    };
        }
        return step;
    }

    static Step cancel(Payment payment, Ask.Void ask, @Nullable Refund refund, Instant now) {
        var same = Step.to(payment);
        return switch (payment) {
            case Unheard(var id) -> {
                var barred = new Barred(id, ask.orderId(), now);
                yield Step.to(barred).tell(Facts.voided(barred));
            }
            case Requested(var terms, _) -> Step.to(new Requested(terms, true));
            case Voided voided -> same.tell(Facts.voided(voided));
            case Barred barred -> same.tell(Facts.voided(barred));
            case Declined declined -> same.tell(Facts.nothingToVoid(declined));
            case Captured _ when refund != null -> again(payment, ask.paymentId(), refund);
            case Held held when held.purse().voidWished() -> same; // it is on its way, or done
            case Held held when held.terms().isFree() -> {
                var voided = new Voided(held.terms(), held.purse().wishVoid(), now);
                yield Step.to(voided).tell(Facts.voided(voided));
            }
            case Held held -> Flow.go(held.terms(), held.purse().wishVoid(), null, now);
        };
    }

    /** All that was taken and has not been given back. */
    static Step giveBackAll(Held held, Instant now) {
        var terms = held.terms();
        var all =
                new Ask.GiveBack(
                        Ask.Void.refundOf(terms.paymentId()),
                        terms.paymentId(),
                        held.purse().left(),
                        terms.currency(),
                        "voided after capture",
                        null);
        return giveBack(held, all, null, now);
    }

    private static Step giveBack(
            Payment payment, Ask.GiveBack ask, @Nullable Refund known, Instant now) {
        if (known != null) {
            return again(payment, ask.paymentId(), known);
        }
        if (!(payment instanceof Held held) || held.purse().captured() == 0) {
            return refused(payment, ask, "nothing was captured", now);
        }
        var purse = held.purse();
        if (!ask.currency().equals(held.terms().currency())) {
            return refused(payment, ask, "it was captured in another currency", now);
        }
        if (ask.amount() == 0 || ask.amount() > purse.left()) {
            return refused(payment, ask, "at most " + purse.left() + " is left", now);
        }
        var parts = RefundSplit.split(ask.amount(), purse.captures());
        var refund = Refund.requested(ask, parts, now);
        var step = Step.to(held).keep(refund).tell(Facts.refundRequested(held.terms(), refund));
        for (var part : parts) {
            var capture =
                    Objects.requireNonNull(
                            purse.capture(each -> each.id().equals(part.captureId())));
            purse = purse.with(capture.promise(part.amount()));
            var source = Objects.requireNonNull(purse.hold(each -> each.nth() == capture.hold()));
            step =
                    step.ask(
                            new ProviderQuestion.Refund(
                                    ask.refundId(),
                                    part.captureId(),
                                    source.reference(),
                                    part.amount()));
        }
        var promised = held.with(purse);
        return step.then(_ -> Step.to(promised));
    }

    private static Step again(Payment payment, UUID paymentId, Refund known) {
        var same = Step.to(payment);
        if (!known.paymentId().equals(paymentId)) {
            return same.refuse("the refund's id belongs to another payment");
        }
        var orderId = payment instanceof Known held ? held.terms().orderId() : null;
        return switch (known.state()) {
            case PROCESSED -> same.tell(Facts.refundProcessed(orderId, known));
            case REFUSED -> same.tell(Facts.refundRefused(orderId, known));
            case REQUESTED -> same;
        };
    }

    private static Step refused(Payment payment, Ask.GiveBack ask, String why, Instant now) {
        var refund = Refund.requested(ask, List.of(), now).refused(why, now);
        var orderId = payment instanceof Known known ? known.terms().orderId() : null;
        return Step.to(payment)
                .keep(refund)
                .tell(Facts.refundRefused(orderId, refund))
                .refuse("refund: " + why);
    }
}
