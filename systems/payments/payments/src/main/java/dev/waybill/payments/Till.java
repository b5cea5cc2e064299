package dev.waybill.payments;

import dev.waybill.payments.Payment.Known;
import dev.waybill.payments.Payment.Unheard;
import dev.waybill.platform.messaging.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The payments of one batch, locked, and what has become of them so far. A second word about the
 * same payment meets what the first one made of it.
 */
final class Till {

    record Telling(Object fact, Cause cause) {}

    record Refusal(UUID paymentId, String why) {}

    private final Map<UUID, Payment> found = new LinkedHashMap<>();
    private final Map<UUID, Refund> foundRefunds = new LinkedHashMap<>();
    private final Map<UUID, Payment> payments = new LinkedHashMap<>();
    private final Map<UUID, Refund> refunds = new LinkedHashMap<>();
    private final Map<UUID, Effects.Ending> endings = new LinkedHashMap<>();
    private final Set<UUID> hurried = new LinkedHashSet<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Errand> errands = new ArrayList<>();
    private final List<Transfer> transfers = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Instant now;

    Till(Collection<Payment> found, Collection<Refund> refunds, Instant now) {
        found.forEach(payment -> this.found.put(payment.id(), payment));
        refunds.forEach(refund -> foundRefunds.put(refund.refundId(), refund));
        this.payments.putAll(this.found);
        this.refunds.putAll(foundRefunds);
        this.now = now;
    }

    void hear(Ask ask, Cause cause) {
        var payment = payment(ask.paymentId());
        var refund = refund(ask.concernedRefund());
        take(AskDecider.decide(payment, ask, refund, cause.correlationId(), now), cause);
        var waitsFor = payment.underWay();
        if (ask instanceof Ask.Void && waitsFor != null) {
            hurried.add(waitsFor);
        }
    }

    /** The outcome of a call of ours settles the call's row, whatever it means for the payment. */
    void hear(News.Outcome outcome) {
        var effect = outcome.errand().effect();
        if (matters(outcome)) {
            hear(effect.paymentId(), outcome.report(), outcome.errand().cause());
        }
        end(effect.key(), effect.operation(), outcome.report(), effect.attempts());
    }

    /** A no is about what was asked; something else may be under way by now. */
    private boolean matters(News.Outcome outcome) {
        var effect = outcome.errand().effect();
        return switch (outcome.report()) {
            case Report.Refused _, Report.Stopped _, Report.Absent _ ->
                    effect.key().equals(payment(effect.paymentId()).underWay());
            case Report.Held _,
                    Report.Taken _,
                    Report.Released _,
                    Report.GivenBack _,
                    Report.NotGivenBack _,
                    Report.Unknown _ ->
                    true;
        };
    }

    void hear(UUID paymentId, Report report, Cause cause) {
        var before = payment(paymentId);
        var refund = refund(report.concernedRefund());
        take(ReportDecider.decide(before, report, refund, now), cause);
        var settled = before.underWay();
        if (settled != null && !settled.equals(payment(paymentId).underWay())) {
            end(settled, operation(before), report, 1);
        }
        if (refund != null && refund(refund.refundId()) != refund) {
            end(refundKey(paymentId, report), Operation.REFUND, report, 1);
        }
    }

    private static UUID refundKey(UUID paymentId, Report report) {
        return switch (report) {
            case Report.GivenBack(var refundId, var captureId) ->
                    Operation.refundKey(paymentId, refundId, captureId);
            case Report.NotGivenBack(var refundId, var captureId, _) ->
                    Operation.refundKey(paymentId, refundId, captureId);
            case Report.Held _,
                    Report.Taken _,
                    Report.Released _,
                    Report.Refused _,
                    Report.Stopped _,
                    Report.Absent _,
                    Report.Unknown _ ->
                    throw new IllegalArgumentException("about no refund: " + report.line());
        };
    }

    Instant now() {
        return now;
    }

    Payment payment(UUID id) {
        var payment = payments.get(id);
        return payment == null ? new Unheard(id) : payment;
    }

    private @Nullable Refund refund(@Nullable UUID id) {
        return id == null ? null : refunds.get(id);
    }

    private void take(Step step, Cause cause) {
        var next = step.next();
        if (!(next instanceof Unheard)) {
            payments.put(next.id(), next);
        }
        step.facts().forEach(fact -> tellings.add(new Telling(fact, cause)));
        step.wanted().forEach(wanted -> errands.add(errand(next, wanted, cause)));
        step.refunds().forEach(refund -> refunds.put(refund.refundId(), refund));
        transfers.addAll(step.transfers());
        var refusal = step.refusal();
        if (refusal != null) {
            refusals.add(new Refusal(next.id(), refusal));
        }
    }

    private Errand errand(Payment next, Step.Wanted wanted, Cause cause) {
        var terms = ((Known) next).terms();
        var effect = Effect.of(next.id(), wanted, now);
        return new Errand(effect, terms, next.reference(), false, cause);
    }

    private void end(UUID key, Operation operation, Report report, int attempts) {
        var state = report.endOf(operation);
        var open = state == Effect.State.UNKNOWN;
        var next = open ? now.plus(Effect.pause(attempts)) : null;
        var burnt = report instanceof Report.Unknown unknown && unknown.keyBurnt();
        endings.putIfAbsent(key, new Effects.Ending(key, state, next, burnt, report.line()));
    }

    /** What the effect that the state waits for asks for. */
    private static Operation operation(Payment payment) {
        return switch (payment) {
            case Payment.Voiding _ -> Operation.VOID;
            case Payment.Capturing _ -> Operation.CAPTURE;
            case Unheard _, Payment.Barred _, Known _ -> Operation.AUTHORIZE;
        };
    }

    List<PaymentRow> newPayments() {
        return payments.values().stream()
                .filter(payment -> !found.containsKey(payment.id()))
                .map(PaymentRow::of)
                .toList();
    }

    List<PaymentRow> changedPayments() {
        return payments.values().stream()
                .filter(payment -> found.containsKey(payment.id()))
                .filter(payment -> !payment.equals(found.get(payment.id())))
                .map(PaymentRow::of)
                .toList();
    }

    List<Refund> newRefunds() {
        return refunds.values().stream()
                .filter(refund -> !foundRefunds.containsKey(refund.refundId()))
                .toList();
    }

    List<Refund> changedRefunds() {
        return refunds.values().stream()
                .filter(refund -> foundRefunds.containsKey(refund.refundId()))
                .filter(refund -> !refund.equals(foundRefunds.get(refund.refundId())))
                .toList();
    }

    Collection<Effects.Ending> endings() {
        return endings.values();
    }

    /** Effects whose end somebody waits for. */
    Set<UUID> hurried() {
        return hurried;
    }

    List<Telling> tellings() {
        return tellings;
    }

    List<Errand> errands() {
        return errands;
    }

    List<Transfer> transfers() {
        return transfers;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    Collection<UUID> touched() {
        return payments.keySet();
    }
}
