package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentFailed;
import dev.waybill.payments.Capture.State;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Capturing;
import dev.waybill.payments.Payment.Held;
import dev.waybill.payments.Payment.Raising;
import dev.waybill.payments.Payment.Voided;
import dev.waybill.payments.Payment.Voiding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Pure: what is done next with money that is held. One thing at a time is asked of the provider;
 * when it has ended, this says what follows: first what waits to be taken, then what is to be
 * released, and then the payment rests.
 */
final class Flow {

    /** A provider that gives up each authorization at once is not asked for ever. */
    private static final int MOST_RAISES = 20;

    private Flow() {}

    /**
     * @param failed when the last capture failed; none if it did not
     */
    static Step go(Terms terms, Purse purse, @Nullable Instant failed, Instant now) {
        if (purse.raise() != null) {
            return Step.to(new Raising(terms, purse));
        }
        if (purse.capture(State.TAKING) != null) {
            return Step.to(new Capturing(terms, purse));
        }
        if (purse.hold(each -> each.state() == Hold.State.RELEASING) != null) {
            return Step.to(new Voiding(terms, purse));
        }
        if (purse.voidWished()) {
            return undo(terms, purse, now);
        }
        var waiting = purse.capture(State.WAITING);
        if (waiting != null) {
            var source = purse.open();
            if (source == null) {
                return purse.raises() < MOST_RAISES
                        ? raise(terms, purse)
                        : giveUp(terms, purse, waiting, now);
            }
            return take(terms, purse, waiting, source, now);
        }
        return purse.done() && purse.open() != null && failed == null
                ? release(terms, purse)
                : rest(terms, purse, failed, now);
    }

    /** What waits is not taken any more; what was taken goes back, what is held is released. */
    private static Step undo(Terms terms, Purse purse, Instant now) {
        var waiting = purse.capture(State.WAITING);
        if (waiting != null) {
            var dropped = purse.with(waiting.ended(State.FAILED, now));
            return Step.to(new Authorized(terms, dropped))
                    .tell(failed(terms, dropped, waiting, now))
                    .then(_ -> go(terms, dropped, null, now));
        }
        if (purse.left() > 0 && !purse.voidPaid()) {
            var paid = new Authorized(terms, purse.payVoid());
            return AskDecider.giveBackAll(paid, now)
                    .then(next -> go(terms, ((Held) next).purse(), null, now));
        }
        return purse.open() != null ? release(terms, purse) : rest(terms, purse, null, now);
    }

    /** Less may be held than is wanted: the rest waits for the next authorization. */
    private static Step take(Terms terms, Purse purse, Capture waiting, Hold source, Instant now) {
        var amount = Math.min(waiting.amount(), source.left());
        var taking = waiting.of(amount).from(source);
        var next = purse.with(taking);
        if (amount < waiting.amount()) {
            var wish = waiting.wish();
            next =
                    next.wait(
                            Operation.partOf(wish, purse.of(wish).size() + 1),
                            wish,
                            waiting.shipmentId(),
                            waiting.amount() - amount,
                            now);
        }
        var isLast = next.done() && next.capture(State.WAITING) == null;
        var ends = isLast || amount == source.left() || purse.isOnItsLast(source);
        return Step.to(new Capturing(terms, next))
                .ask(
                        new ProviderQuestion.Capture(
                                source.reference(),
                                source.nth(),
                                taking.id(),
                                amount,
                                source.captured(),
                                ends));
    }

    private static Step raise(Terms terms, Purse purse) {
        var amount = purse.done() ? purse.capturing() : purse.agreed() - purse.captured();
        var raised = purse.raise(amount, null, purse.agreed());
        return Step.to(new Raising(terms, raised))
                .ask(ProviderQuestion.Authorize.of(terms, raised.raises(), amount));
    }

    private static Step giveUp(Terms terms, Purse purse, Capture waiting, Instant now) {
        var left = purse.with(waiting.ended(State.FAILED, now));
        return Step.to(new CaptureFailed(terms, left, now))
                .tell(failed(terms, left, waiting, now))
                .then(_ -> go(terms, left, now, now));
    }

    private static PaymentFailed failed(Terms terms, Purse purse, Capture capture, Instant now) {
        return Facts.failed(terms, purse, capture, DeclineReason.PROCESSING_ERROR, now);
    }

    private static Step release(Terms terms, Purse purse) {
        var hold = purse.open();
        if (hold == null) {
            throw new IllegalStateException("nothing is held");
        }
        return Step.to(new Voiding(terms, purse.with(hold.become(Hold.State.RELEASING))))
                .ask(ProviderQuestion.Void.of(hold));
    }

    private static Step rest(Terms terms, Purse purse, @Nullable Instant failed, Instant now) {
        if (failed != null) {
            return Step.to(new CaptureFailed(terms, purse, failed));
        }
        if (mayBeTaken(purse)) {
            return Step.to(new Authorized(terms, purse));
        }
        if (purse.captured() > 0) {
            return Step.to(new Captured(terms, purse, now));
        }
        var voided = new Voided(terms, purse, now);
        return Step.to(voided).tell(Facts.voided(voided));
    }

    /** Something is held, or was while it could be captured: then it is asked for again. */
    private static boolean mayBeTaken(Purse purse) {
        return !purse.done()
                && !purse.voidWished()
                && (purse.open() != null
                        || purse.claimable() > 0
                                && purse.hold(each -> each.state() == Hold.State.LAPSED) != null);
    }
}
