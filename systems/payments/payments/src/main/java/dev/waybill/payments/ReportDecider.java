package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Held;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Unheard;
import dev.waybill.payments.Report.Absent;
import dev.waybill.payments.Report.GivenBack;
import dev.waybill.payments.Report.NotGivenBack;
import dev.waybill.payments.Report.Refused;
import dev.waybill.payments.Report.Released;
import dev.waybill.payments.Report.Stopped;
import dev.waybill.payments.Report.Taken;
import dev.waybill.payments.Report.Unknown;
import java.time.Instant;
import java.util.Objects;
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
            case Unheard _, Barred _ -> Step.to(payment);
            case Requested requested -> requested(requested, report, now);
            case Held held -> held(held, report, refund, now);
            case Declined declined -> declined(declined, report);
        };
    }

    private static Step requested(Requested requested, Report report, Instant now) {
        var terms = requested.terms();
        return switch (report) {
            case Report.Held(var reference, var score, var review) ->
                    held(requested, reference, review, score, now);
            case Taken(var reference, _, _) ->
                    held(requested, reference, false, null, now)
                            .then(next -> decide(next, report, null, now));
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

    private static Step held(
            Requested requested,
            String reference,
            boolean review,
            @Nullable Double score,
            Instant now) {
        var terms = requested.terms();
        var hold = Hold.first(reference, now, review, terms.amount());
        var purse = Purse.of(terms.amount(), hold);
        var step =
                Step.to(new Authorized(terms, purse))
                        .tell(Facts.screened(terms, score, now), Facts.authorized(terms, hold));
        return requested.voidWished()
                ? step.then(_ -> Flow.go(terms, purse.wishVoid(), null, now))
                : step;
    }

    private static Step declined(Requested requested, DeclineReason reason, Instant now) {
        var declined = new Declined(requested.terms(), reason, now, null);
        var step = Step.to(declined).tell(Facts.declined(declined));
        return requested.voidWished() ? step.tell(Facts.nothingToVoid(declined)) : step;
    }

    private static Step held(Held held, Report report, @Nullable Refund refund, Instant now) {
        return switch (report) {
            case Report.Held(var reference, _, _) -> PurseReports.held(held, reference, now);
            case Taken taken -> PurseReports.taken(held, taken, now);
            case Released released -> PurseReports.released(held, released, now);
            case Refused(var reason, _) -> PurseReports.refused(held, reason, now);
            case Absent _, Stopped _ ->
                    PurseReports.refused(held, DeclineReason.PROCESSING_ERROR, now);
            case GivenBack given -> refunded(held, given, refund, null, now);
            case NotGivenBack(var refundId, var captureId, var why) ->
                    refunded(held, new GivenBack(refundId, captureId), refund, why, now);
            case Unknown _ -> Step.to(held);
        };
    }

    /**
     * @param why it was not given back, if it was not
     */
    private static Step refunded(
            Held held,
            GivenBack report,
            @Nullable Refund refund,
            @Nullable String why,
            Instant now) {
        var part = refund == null ? null : refund.part(report.captureId());
        if (refund == null || part == null || part.state() != Refund.State.REQUESTED) {
            return Step.to(held);
        }
        var orderId = held.terms().orderId();
        var ended = refund.ended(part, why, now);
        var purse = held.purse();
        var capture =
                Objects.requireNonNull(purse.capture(each -> each.id().equals(part.captureId())));
        var changed = why == null ? capture.giveBack(part.amount()) : capture.keep(part.amount());
        var step = Step.to(held.with(purse.with(changed))).keep(ended);
        if (why == null) {
            step = step.move(Transfer.refund(refund, part, now));
        } else {
            step = step.refuse("refund: the provider says " + why);
        }
        if (ended.state() != Refund.State.REQUESTED && ended.given() > 0) {
            step = step.tell(Facts.refundProcessed(orderId, ended));
        }
        if (ended.state() != Refund.State.REQUESTED && ended.denied() > 0) {
            step = step.tell(Facts.refundRefused(orderId, ended));
        }
        return step;
    }

    /** Money that is held for a payment nobody counts on any more must not stay held. */
    private static Step declined(Declined declined, Report report) {
        if (report instanceof Report.Held(var reference, _, _) && declined.ghost() == null) {
            var terms = declined.terms();
            return Step.to(new Declined(terms, declined.reason(), declined.at(), reference))
                    .ask(ProviderQuestion.Void.ofGhost(reference, 1, terms.amount()));
        }
        return Step.to(declined);
    }
}
