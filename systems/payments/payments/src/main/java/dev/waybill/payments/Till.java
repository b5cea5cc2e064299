package dev.waybill.payments;

import dev.waybill.payments.Payment.Unheard;
import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Result;
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
    private final Map<UUID, Result.Ending> endings = new LinkedHashMap<>();
    private final Set<UUID> hurried = new LinkedHashSet<>();
    private final Set<UUID> withdrawn = new LinkedHashSet<>();
    private final List<Telling> tellings = new ArrayList<>();
    private final List<Effect<ProviderQuestion>> effects = new ArrayList<>();
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
        var unwanted = payment(ask.paymentId()).unwanted();
        if (unwanted != null) {
            withdrawn.add(unwanted);
        }
    }

    /** The outcome of a call of ours settles the call's row, whatever it means for the payment. */
    void hear(Result<ProviderQuestion, Report> result, Cause cause) {
        var effect = result.effect();
        var report = Report.of(result.outcome());
        if (report != null && matters(effect, report)) {
            hear(effect.subject(), report, cause);
        }
        endings.putIfAbsent(effect.key(), result.ending(now, Providers.PACE));
    }

    /** A no is about what was asked; something else may be under way by now. */
    private boolean matters(Effect<ProviderQuestion> effect, Report report) {
        return switch (report) {
            case Report.Refused _, Report.Stopped _, Report.Absent _ ->
                    effect.key().equals(payment(effect.subject()).underWay());
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
            end(settled, operation(before), report);
        }
        if (refund != null && refund(refund.refundId()) != refund) {
            end(refundKey(paymentId, report), Operation.REFUND, report);
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
                    throw new IllegalArgumentException("about no refund: " + report);
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
        step.wanted().forEach(question -> effects.add(effect(next.id(), question, cause)));
        step.refunds().forEach(refund -> refunds.put(refund.refundId(), refund));
        transfers.addAll(step.transfers());
        var refusal = step.refusal();
        if (refusal != null) {
            refusals.add(new Refusal(next.id(), refusal));
        }
    }

    private Effect<ProviderQuestion> effect(UUID paymentId, ProviderQuestion asked, Cause cause) {
        return Effect.of(asked.key(paymentId), paymentId, asked, cause, now);
    }

    private void end(UUID key, Operation operation, Report report) {
        var outcome = report.outcome(operation);
        endings.putIfAbsent(key, Result.Ending.of(key, outcome, 1, now, Providers.PACE));
    }

    /** What the effect that the state waits for asks for. */
    private static Operation operation(Payment payment) {
        return switch (payment) {
            case Payment.Voiding _ -> Operation.VOID;
            case Payment.Capturing _ -> Operation.CAPTURE;
            case Unheard _, Payment.Barred _, Payment.Known _ -> Operation.AUTHORIZE;
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

    Collection<Result.Ending> endings() {
        return endings.values();
    }

    /** Effects whose end somebody waits for. */
    Set<UUID> hurried() {
        return hurried;
    }

    /** Authorizations that are under way and must not be sent any more. */
    Set<UUID> withdrawn() {
        return withdrawn;
    }

    List<Telling> tellings() {
        return tellings;
    }

    List<Effect<ProviderQuestion>> effects() {
        return effects;
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
