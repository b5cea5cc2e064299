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
import dev.waybill.payments.Report.Absent;
import dev.waybill.payments.Report.GivenBack;
import dev.waybill.payments.Report.Held;
import dev.waybill.payments.Report.NotGivenBack;
import dev.waybill.payments.Report.Refused;
import dev.waybill.payments.Report.Released;
import dev.waybill.payments.Report.Stopped;
import dev.waybill.payments.Report.Taken;
import dev.waybill.payments.Report.Unknown;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a payment when the outside says something about it. Pure, and monotone: a report
 * that is late, or heard twice, leads to the state that the payment is in already.
 */
final class ReportDecider {

    private ReportDecider() {}

    /**
     * @param refund the refund that the report is about, if it is known
     */
    static Step decide(Payment payment, Report report, @Nullable Refund refund, Instant now) {
        return switch (payment) {
            case Unheard _, Barred _, Voided _ -> Step.to(payment);
            case Requested requested -> requested(requested, report, now);
            case Authorized(var terms, var hold) -> idle(payment, terms, hold, report, now);
            case CaptureFailed(var terms, var hold, _) -> idle(payment, terms, hold, report, now);
            case Capturing capturing -> capturing(capturing, report, now);
            case Captured captured -> captured(captured, report, refund, now);
            case Voiding voiding -> voiding(voiding, report, now);
            case Declined declined -> declined(declined, report);
        };
    }

    private static Step requested(Requested requested, Report report, Instant now) {
        var terms = requested.terms();
        return switch (report) {
            case Held(var reference, var score, var review) ->
                    held(terms, new Hold(reference, now, review), score, now)
                            .then(next -> voidIf(requested.voidWished(), next, now));
            case Taken(var reference, var amount) -> {
                var hold = new Hold(reference, now);
                yield held(terms, hold, null, now)
                        .then(_ -> taken(terms, hold, amount, now))
                        .then(next -> voidIf(requested.voidWished(), next, now));
            }
            case Refused(var reason, var score) ->
                    Step.to(requested)
                            .tell(Facts.screened(terms, score, now))
                            .tell(Facts.failed(terms, reason, now))
                            .then(_ -> declined(requested, reason, now));
            case Stopped(var reason, var score) ->
                    Step.to(requested)
                            .tell(Facts.stopped(terms, reason, score, now))
                            .then(_ -> declined(requested, DeclineReason.FRAUD, now));
            case Released _, Absent _ ->
                    Step.to(requested)
                            .tell(Facts.failed(terms, DeclineReason.PROCESSING_ERROR, now))
                            .then(_ -> declined(requested, DeclineReason.PROCESSING_ERROR, now));
            case GivenBack _, NotGivenBack _, Unknown _ -> Step.to(requested);
        };
    }

    private static Step held(Terms terms, Hold hold, @Nullable Double score, Instant now) {
        return Step.to(new Authorized(terms, hold))
                .tell(Facts.screened(terms, score, now), Facts.authorized(terms, hold));
    }

    private static Step declined(Requested requested, DeclineReason reason, Instant now) {
        var declined = new Declined(requested.terms(), reason, now, null);
        var step = Step.to(declined).tell(Facts.declined(declined));
        return requested.voidWished() ? step.tell(Facts.nothingToVoid(declined)) : step;
    }

    /** Nothing is under way, so the provider's books were changed by somebody else. */
    private static Step idle(Payment same, Terms terms, Hold hold, Report report, Instant now) {
        return switch (report) {
            case Taken(_, var amount) -> taken(terms, hold, amount, now);
            case Released _ -> voided(terms, hold, now);
            case Held _, Refused _, Stopped _, Absent _, GivenBack _, NotGivenBack _, Unknown _ ->
                    Step.to(same);
        };
    }

    private static Step capturing(Capturing capturing, Report report, Instant now) {
        var terms = capturing.terms();
        var hold = capturing.hold();
        return switch (report) {
            case Taken(_, var amount) ->
                    taken(terms, hold, amount, now)
                            .then(next -> voidIf(capturing.voidWished(), next, now));
            case Released _ ->
                    Step.to(capturing)
                            .tell(Facts.failed(terms, now))
                            .then(_ -> voided(terms, hold, now));
            case Refused _, Absent _ ->
                    Step.to(new CaptureFailed(terms, hold, now))
                            .tell(Facts.failed(terms, now))
                            .then(next -> voidIf(capturing.voidWished(), next, now));
            case Held _, Stopped _, GivenBack _, NotGivenBack _, Unknown _ -> Step.to(capturing);
        };
    }

    private static Step voiding(Voiding voiding, Report report, Instant now) {
        var terms = voiding.terms();
        return switch (report) {
            case Released _ -> voided(terms, voiding.hold(), now);
            case Taken(_, var amount) ->
                    taken(terms, voiding.hold(), amount, now).then(next -> voidIf(true, next, now));
            case Held _, Refused _, Stopped _, Absent _, GivenBack _, NotGivenBack _, Unknown _ ->
                    Step.to(voiding);
        };
    }

    private static Step captured(
            Captured captured, Report report, @Nullable Refund refund, Instant now) {
        if (refund == null || refund.state() != Refund.State.REQUESTED) {
            return Step.to(captured);
        }
        return switch (report) {
            case GivenBack _ -> {
                var processed = refund.processed(now);
                yield Step.to(captured.giveBack(refund.amount()))
                        .keep(processed)
                        .move(Transfer.refund(processed, now))
                        .tell(Facts.refundProcessed(processed));
            }
            case NotGivenBack(_, var why) ->
                    Step.to(captured.keep(refund.amount()))
                            .keep(refund.refused(why, now))
                            .refuse("refund: the provider says " + why);
            case Held _, Taken _, Released _, Refused _, Stopped _, Absent _, Unknown _ ->
                    Step.to(captured);
        };
    }

    /** Money that is held for a payment nobody counts on any more must not stay held. */
    private static Step declined(Declined declined, Report report) {
        if (report instanceof Held(var reference, _, _) && declined.ghost() == null) {
            var terms = declined.terms();
            return Step.to(new Declined(terms, declined.reason(), declined.at(), reference))
                    .ask(Operation.VOID, terms.amount());
        }
        return Step.to(declined);
    }

    private static Step taken(Terms terms, Hold hold, long amount, Instant now) {
        var captured = new Captured(terms, hold, amount, now, 0, 0);
        return Step.to(captured)
                .move(Transfer.capture(terms, amount, now))
                .tell(Facts.captured(captured), Facts.succeeded(captured));
    }

    private static Step voided(Terms terms, Hold hold, Instant now) {
        var voided = new Voided(terms, hold, now);
        return Step.to(voided).tell(Facts.voided(voided));
    }

    private static Step voidIf(boolean wished, Payment next, Instant now) {
        if (!wished || !(next instanceof Known known)) {
            return Step.to(next);
        }
        var wish = new Ask.Void(next.id(), known.terms().orderId());
        return AskDecider.cancel(next, wish, null, now);
    }
}
