package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.payments.Capture.State;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Held;
import dev.waybill.payments.Payment.Raising;
import dev.waybill.payments.Report.Released;
import dev.waybill.payments.Report.Taken;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what a report about one authorization means for the money of its payment. */
final class PurseReports {

    private PurseReports() {}

    /** One more authorization is there, if one is asked for. */
    static Step held(Held held, String reference, Instant now) {
        var purse = held.purse();
        var raise = purse.raise();
        if (purse.hold(reference) != null) {
            return Step.to(held);
        }
        if (raise == null) {
            return purse.raises() > 1
                    ? Step.to(held).ask(ProviderQuestion.Void.ofGhost(reference, 0, purse.agreed()))
                    : Step.to(held);
        }
        var hold = new Hold(raise.nth(), reference, now, false, raise.amount(), 0, Hold.State.OPEN);
        var raised = purse.raised().with(hold).agree(raise.total());
        var step = Step.to(held.with(raised));
        var adjustment = raise.adjustmentId();
        if (adjustment != null) {
            step = step.tell(Facts.adjusted(held.terms(), adjustment, raise.total(), now));
        }
        return step.then(_ -> Flow.go(held.terms(), raised, null, now));
    }

    /**
     * What has been taken of an authorization in all. What is more than was known is the capture
     * that is under way; if there is none, somebody else took it.
     */
    static Step taken(Held held, Taken report, Instant now) {
        var purse = held.purse();
        var hold = purse.hold(report.reference());
        if (hold == null) {
            return adopted(held, report, now);
        }
        var more = report.inAll() - hold.captured();
        var ends = report.closed() && isAlive(hold);
        if (more <= 0 && !ends) {
            return Step.to(held);
        }
        var taking = purse.capture(each -> each.is(State.TAKING) && each.hold() == hold.nth());
        if (more <= 0) {
            return closed(held, hold, taking, now);
        }
        var seen = hold.taken(report.inAll());
        var capture = taking == null ? foreign(held, hold, report, more, now) : taking;
        var taken = capture.of(more).ended(State.TAKEN, now);
        var next = purse.with(taken);
        var all = next.with(report.closed() ? seen.become(end(next, seen)) : seen);
        var booked = all.agree(Math.max(all.agreed(), all.captured() + all.capturing()));
        return Step.to(held.with(booked))
                .move(Transfer.capture(held.terms(), taken, now))
                .tell(
                        Facts.captured(held.terms(), booked, taken),
                        Facts.succeeded(held.terms(), booked, taken))
                .then(_ -> Flow.go(held.terms(), booked, null, now));
    }

    /** What the provider takes no more of is as good as too old, if more is to be taken. */
    private static Hold.State end(Purse purse, Hold hold) {
        return purse.isWornOut(hold) && !purse.done() ? Hold.State.LAPSED : Hold.State.CLOSED;
    }

    /** An authorization that is asked for was taken at once, by somebody else. */
    private static Step adopted(Held held, Taken report, Instant now) {
        return held instanceof Raising
                ? held(held, report.reference(), now).then(next -> taken((Held) next, report, now))
                : Step.to(held);
    }

    private static boolean isAlive(Hold hold) {
        return hold.isOpen() || hold.state() == Hold.State.RELEASING;
    }

    /** Its end came without what was to be taken of it: that is taken of another one. */
    private static Step closed(Held held, Hold hold, @Nullable Capture taking, Instant now) {
        var next = hold.become(taking == null ? Hold.State.CLOSED : Hold.State.LAPSED);
        var purse = held.purse().with(next);
        return go(held, taking == null ? purse : purse.with(taking.waits()), now);
    }

    private static Capture foreign(Held held, Hold hold, Taken report, long more, Instant now) {
        UUID id =
                Ids.derive(
                        held.id(), "taken by somebody else/" + hold.nth() + "/" + report.inAll());
        var place = held.purse().captures().stream().mapToInt(Capture::place).max().orElse(0) + 1;
        return new Capture(id, id, place, null, more, State.TAKING, hold.nth(), now, 0, 0);
    }

    /**
     * Nothing is held any more: as we wished, because it was too old, or by somebody else's hand.
     */
    static Step released(Held held, Released report, Instant now) {
        var purse = held.purse();
        var hold = purse.hold(report.reference());
        if (hold == null || !isAlive(hold)) {
            return Step.to(held);
        }
        var taking = purse.capture(each -> each.is(State.TAKING) && each.hold() == hold.nth());
        if (report.lapsed() && hold.isOpen()) {
            var lapsed = purse.with(hold.become(Hold.State.LAPSED));
            return go(held, taking == null ? lapsed : lapsed.with(taking.waits()), now);
        }
        var closed = purse.with(hold.become(Hold.State.CLOSED));
        return hold.isOpen() ? byAnother(held, closed, now) : go(held, closed, now);
    }

    /** Somebody did not want it to be taken. */
    private static Step byAnother(Held held, Purse purse, Instant now) {
        var step = Step.to(held);
        var next = purse.finish();
        for (var capture : new ArrayList<>(purse.captures())) {
            if (capture.is(State.TAKING) || capture.is(State.WAITING)) {
                var reason = DeclineReason.PROCESSING_ERROR;
                next = next.with(capture.ended(State.FAILED, now));
                step = step.tell(Facts.failed(held.terms(), next, capture, reason, now));
            }
        }
        var left = next;
        return step.then(_ -> Flow.go(held.terms(), left, null, now));
    }

    /** What is under way will not be; nothing else does not matter. */
    static Step refused(Held held, DeclineReason reason, Instant now) {
        var purse = held.purse();
        var raise = purse.raise();
        if (raise != null && raise.adjustmentId() != null) {
            return Step.to(held)
                    .tell(Facts.notAdjusted(held.terms(), raise.adjustmentId(), reason, now))
                    .then(_ -> go(held, purse.raised(), now));
        }
        if (raise != null) {
            return failed(held, purse.raised(), State.WAITING, reason, now);
        }
        return purse.capture(State.TAKING) == null
                ? Step.to(held)
                : failed(held, purse, State.TAKING, reason, now);
    }

    private static Step failed(
            Held held, Purse purse, State which, DeclineReason reason, Instant now) {
        var step = Step.to(held);
        var next = purse;
        for (var capture : new ArrayList<>(purse.captures())) {
            if (capture.is(which)) {
                next = next.with(capture.ended(State.FAILED, now));
                step = step.tell(Facts.failed(held.terms(), next, capture, reason, now));
            }
        }
        var left = next;
        return step.then(_ -> Flow.go(held.terms(), left, now, now));
    }

    private static Step go(Held held, Purse purse, Instant now) {
        var failed = held instanceof CaptureFailed(_, _, var at) ? at : null;
        return Flow.go(held.terms(), purse, failed, now);
    }
}
