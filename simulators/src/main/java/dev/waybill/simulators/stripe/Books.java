package dev.waybill.simulators.stripe;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every intent and refund: the sum of the changes so far. Guarded by whoever owns it. */
final class Books {
    final List<Intent> intents = new ArrayList<>();
    final List<Refund> refunds = new ArrayList<>();
    final List<Dispute> disputes = new ArrayList<>();
    private final PaymentIndex byPayment = new PaymentIndex();
    private final Totals totals = new Totals();

    /** What an answer to the change is made of; null for changes that nobody asked for. */
    @Nullable Outcome apply(Change change, Instant at) {
        return switch (change) {
            case Change.Created created -> create(created, at);
            case Change.Confirmed confirmed -> confirm(confirmed, at);
            case Change.Captured captured -> capture(captured, at);
            case Change.Expired expired -> expire(expired, at);
            case Change.Canceled canceled -> cancel(canceled, at);
            case Change.Refunded refunded -> refund(refunded, at);
            case Change.Disputed disputed -> dispute(disputed, at);
            case Change.DisputeClosed closed -> close(closed);
            case Change.Refused refused -> refuse(refused);
            case Change.Opened _, Change.Acknowledged _, Change.Lost _ -> null;
        };
    }

    Totals totals() {
        return totals;
    }

    void withPayment(String paymentId, Consumer<Intent> each) {
        byPayment.each(paymentId, each);
    }

    private Outcome create(Change.Created created, Instant at) {
        var intent = new Intent(created.intent(), (int) at.getEpochSecond(), created);
        intents.add(intent);
        byPayment.add(intent);
        if (created.paymentMethod() != null) {
            var card = Objects.requireNonNull(TestCard.of(created.paymentMethod()));
            if (created.confirmed()) {
                charge(intent, Try.charged(card, created.decline(), 0), at);
            } else {
                intent.moment = Moment.of(Status.REQUIRES_CONFIRMATION, Try.uncharged(card, 0), 0);
            }
        }
        return Outcome.of(intent);
    }

    private Outcome confirm(Change.Confirmed confirmed, Instant at) {
        var intent = intents.get(confirmed.intent());
        var card = Objects.requireNonNull(TestCard.of(confirmed.paymentMethod()));
        charge(intent, Try.charged(card, confirmed.decline(), intent.moment.charges()), at);
        return Outcome.of(intent);
    }

    private void charge(Intent intent, Try attempt, Instant at) {
        if (attempt.decline() != null) {
            intent.moment = Moment.of(Status.REQUIRES_PAYMENT_METHOD, attempt, 0);
            totals.of(intent).declined(intent.amount);
            return;
        }
        totals.of(intent).authorized(intent.amount);
        intent.moment = Moment.of(Status.REQUIRES_CAPTURE, attempt, 0);
        if (!intent.manual) {
            take(intent, intent.amount, at);
            close(intent);
        }
    }

    private Outcome capture(Change.Captured captured, Instant at) {
        var intent = intents.get(captured.intent());
        if (captured.amount() > 0) {
            take(intent, captured.amount(), at);
        }
        if (captured.isLast()) {
            close(intent);
        }
        return Outcome.of(intent);
    }

    private void take(Intent intent, long amount, Instant at) {
        totals.of(intent).captured(amount);
        intent.captured += amount;
        intent.lastTaken = new Intent.Taken(amount, at.getEpochSecond(), intent.lastTaken);
        intent.moment =
                Moment.of(Status.REQUIRES_CAPTURE, intent.moment.attempt(), intent.captured);
    }

    private void close(Intent intent) {
        totals.of(intent).closed(intent.amount - intent.captured);
        intent.moment = Moment.of(Status.SUCCEEDED, intent.moment.attempt(), intent.captured);
    }

    private Outcome expire(Change.Expired expired, Instant at) {
        var intent = intents.get(expired.intent());
        if (expired.taken()) {
            close(intent);
        } else {
            cancel(intent, "expired", at);
        }
        intent.expired = true;
        return Outcome.of(intent);
    }

    private Outcome cancel(Change.Canceled canceled, Instant at) {
        var intent = intents.get(canceled.intent());
        cancel(intent, canceled.reason(), at);
        return Outcome.of(intent);
    }

    private void cancel(Intent intent, @Nullable String reason, Instant at) {
        if (intent.status() == Status.REQUIRES_CAPTURE) {
            totals.of(intent).voided(intent.amount);
        }
        intent.moment = Moment.of(Status.CANCELED, intent.moment.attempt(), 0);
        intent.canceledAt = (int) at.getEpochSecond();
        intent.cancellationReason = reason == null ? null : reason.intern();
    }

    private Outcome refund(Change.Refunded change, Instant at) {
        var intent = intents.get(change.intent());
        intent.refunded += change.amount();
        totals.of(intent).refunded(change.amount());
        var refund =
                new Refund(
                        change.refund(),
                        at.getEpochSecond(),
                        intent,
                        change.amount(),
                        intent.refunded,
                        change.reason() == null ? null : change.reason().intern(),
                        Metadata.of(change.metadata()),
                        intent.lastRefund);
        intent.lastRefund = refund;
        refunds.add(refund);
        return new Outcome(intent, intent.moment, refund, null);
    }

    private Outcome dispute(Change.Disputed change, Instant at) {
        var intent = intents.get(change.intent());
        var dispute =
                new Dispute(
                        change.dispute(),
                        at.getEpochSecond(),
                        intent,
                        change.amount(),
                        Dispute.Standing.NEEDS_RESPONSE);
        disputes.add(dispute);
        intent.dispute = dispute;
        totals.of(intent).disputed(change.amount());
        return Outcome.of(dispute);
    }

    private Outcome close(Change.DisputeClosed change) {
        var dispute = disputes.get(change.dispute()).closed(change.won());
        disputes.set(dispute.number(), dispute);
        dispute.intent().dispute = dispute;
        totals.of(dispute.intent()).settled(dispute.amount(), change.won());
        return Outcome.of(dispute);
    }

    private Outcome refuse(Change.Refused refused) {
        var intent = refused.intent() == null ? null : intents.get(refused.intent());
        return new Outcome(intent, intent == null ? null : intent.moment, null, refused.refusal());
    }
}
