package dev.waybill.checkout;

import dev.waybill.checkout.Fact.CartCheckedOut;
import dev.waybill.checkout.Fact.Gain;
import dev.waybill.checkout.Fact.GivenUp;
import dev.waybill.checkout.Fact.OrderConfirmed;
import dev.waybill.checkout.Fact.PaymentAuthorized;
import dev.waybill.checkout.Fact.RetryRequested;
import dev.waybill.checkout.Fact.Setback;
import dev.waybill.checkout.Fact.StockHeld;
import dev.waybill.checkout.Fact.StockUnavailable;
import dev.waybill.checkout.Fact.WokeUp;
import dev.waybill.checkout.Session.Authorizing;
import dev.waybill.checkout.Session.Compensating;
import dev.waybill.checkout.Session.Confirmed;
import dev.waybill.checkout.Session.CreatingOrder;
import dev.waybill.checkout.Session.Failed;
import dev.waybill.checkout.Session.Forward;
import dev.waybill.checkout.Session.Pricing;
import dev.waybill.checkout.Session.Reserving;
import dev.waybill.checkout.Session.Started;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The checkout saga, whole and pure: what a session becomes when it hears a fact, and what it
 * tells. {@link Session} draws the picture. No fact is illegal in any state: the one that is
 * awaited moves the session, one that shows that something is there after all makes it owe the
 * undoing, one that was heard before changes nothing.
 */
final class Saga {

    private Saga() {}

    /**
     * @param next the same object if nothing has changed
     */
    record Decision(Session next, List<Telling> tellings) {}

    static Decision decide(Session session, Fact fact, Instant now) {
        return switch (session) {
            case Pricing pricing -> pricing(pricing, fact, now);
            case Started started -> started(started, fact, now);
            case Reserving reserving -> reserving(reserving, fact, now);
            case Authorizing authorizing -> authorizing(authorizing, fact, now);
            case CreatingOrder creating -> creatingOrder(creating, fact, now);
            case Compensating compensating -> compensating(compensating, fact, now);
            case Failed failed -> failed(failed, fact, now);
            // The pivot: whatever happens to the order from here on is the order's own story.
            case Confirmed confirmed -> unmoved(confirmed);
        };
    }

    private static Decision pricing(Pricing session, Fact fact, Instant now) {
        return switch (fact) {
            case CartCheckedOut _, WokeUp _ when session.journey().isOver(now) ->
                    fail(session.journey(), Failure.TIMED_OUT, now);
            case CartCheckedOut(var total) -> ask(session.priced(total, now));
            case Setback setback -> fail(session.journey(), setback.failure(), now);
            case WokeUp _, RetryRequested _, Gain _ -> unmoved(session);
        };
    }

    private static Decision started(Started session, Fact fact, Instant now) {
        return switch (fact) {
            case CartCheckedOut _, WokeUp _, RetryRequested _ ->
                    ask(new Reserving(session.journey(), turn(session, now)));
            case Setback setback -> giveUp(session, setback.failure(), session.undo(), now);
            case Gain _ -> unmoved(session);
        };
    }

    private static Decision reserving(Reserving session, Fact fact, Instant now) {
        return switch (fact) {
            case StockHeld _ when session.journey().isOver(now) -> timeOut(session, now);
            case StockHeld _ -> ask(new Authorizing(session.journey(), turn(session, now)));
            // Asked once and answered no: nothing is held and nothing can be.
            case StockUnavailable no when session.turn().attempt() == 1 ->
                    giveUp(session, no.failure(), Debt.NOTHING, now);
            case Setback setback -> giveUp(session, setback, now);
            case WokeUp _ -> wake(session, now);
            case RetryRequested _ -> retry(session, now);
            case PaymentAuthorized _, OrderConfirmed _, CartCheckedOut _ -> unmoved(session);
        };
    }

    private static Decision authorizing(Authorizing session, Fact fact, Instant now) {
        return switch (fact) {
            case PaymentAuthorized _ when session.journey().isOver(now) -> timeOut(session, now);
            case PaymentAuthorized(var authorizationId, var review) ->
                    ask(
                            new CreatingOrder(
                                    session.journey(),
                                    turn(session, now),
                                    authorizationId,
                                    review));
            case Setback setback -> giveUp(session, setback, now);
            case WokeUp _ -> wake(session, now);
            case RetryRequested _ -> retry(session, now);
            case StockHeld _, OrderConfirmed _, CartCheckedOut _ -> unmoved(session);
        };
    }

    private static Decision creatingOrder(CreatingOrder session, Fact fact, Instant now) {
        return switch (fact) {
            // Also after the deadline: orders has confirmed it in time, and nobody has asked to
            // undo it.
            case OrderConfirmed(var number) ->
                    new Decision(
                            new Confirmed(session.journey(), number, now),
                            List.of(new Telling.Completed(now)));
            case Setback setback -> giveUp(session, setback, now);
            case WokeUp _ -> wake(session, now);
            case RetryRequested _ -> retry(session, now);
            case StockHeld _, PaymentAuthorized _, CartCheckedOut _ -> unmoved(session);
        };
    }

    private static Decision compensating(Compensating session, Fact fact, Instant now) {
        return switch (fact) {
            case RetryRequested _, GivenUp _ ->
                    chase(session, session.owes(), Turn.afresh(session.turn().attempt(), now));
            case Setback setback -> settle(session, setback.settles(), now);
            case Gain gain -> owe(session, gain.debt(), now);
            case WokeUp _ when session.turn().isDue(now) ->
                    chase(session, session.owes(), session.turn().again(now));
            case WokeUp _, CartCheckedOut _ -> unmoved(session);
        };
    }

    private static Decision failed(Failed session, Fact fact, Instant now) {
        return switch (fact) {
            case Gain gain ->
                    compensate(
                            new Compensating(
                                    session.journey(),
                                    Turn.afresh(session.attempt(), now),
                                    session.why(),
                                    Set.of(gain.debt()),
                                    session.finishedAt()));
            case Setback _, WokeUp _, RetryRequested _, CartCheckedOut _ -> unmoved(session);
        };
    }

    /** At once, and then as patiently as at first. */
    private static Decision retry(Forward session, Instant now) {
        if (session.journey().isOver(now)) {
            return timeOut(session, now);
        }
        var next = Turn.afresh(session.turn().attempt(), now);
        return ask(session.at(next.notAfter(session.journey().deadline())));
    }

    private static Decision wake(Forward session, Instant now) {
        if (session.journey().isOver(now)) {
            return timeOut(session, now);
        }
        if (!session.turn().isDue(now)) {
            return unmoved(session);
        }
        return ask(session.at(session.turn().again(now).notAfter(session.journey().deadline())));
    }

    private static Decision timeOut(Forward session, Instant now) {
        return giveUp(session, Failure.TIMED_OUT, session.undo(), now);
    }

    private static Decision giveUp(Forward session, Setback setback, Instant now) {
        var owed = Debt.without(session.undo(), setback.settles());
        return giveUp(session, setback.failure(), owed, now);
    }

    private static Decision giveUp(Forward session, Failure why, Set<Debt> owed, Instant now) {
        if (owed.isEmpty()) {
            return fail(session.journey(), why, now);
        }
        return compensate(new Compensating(session.journey(), Turn.first(now), why, owed, null));
    }

    /** Nothing has been asked for, or nothing has come of it. */
    private static Decision fail(Journey journey, Failure why, Instant now) {
        return new Decision(
                new Failed(journey, 0, why, now), List.of(new Telling.Failed(why, now)));
    }

    private static Decision settle(Compensating session, Set<Debt> settled, Instant now) {
        var rest = Debt.without(session.owes(), settled);
        if (rest.isEmpty()) {
            return end(session, now);
        }
        if (rest.equals(session.owes())) {
            return unmoved(session);
        }
        if (settled.contains(Debt.CANCEL_ORDER)) {
            return chase(session, rest, Turn.afresh(session.turn().attempt(), now));
        }
        return new Decision(owing(session, rest, session.turn()), List.of());
    }

    /** A failure is told once, even if a late reply brings the session back for a while. */
    private static Decision end(Compensating session, Instant now) {
        var toldAt = session.failedAt();
        return new Decision(
                new Failed(
                        session.journey(),
                        session.turn().attempt(),
                        session.why(),
                        toldAt == null ? now : toldAt),
                toldAt == null ? List.of(new Telling.Failed(session.why(), now)) : List.of());
    }

    private static Decision owe(Compensating session, Debt debt, Instant now) {
        if (session.owes().contains(debt)) {
            return unmoved(session);
        }
        var owed = Debt.with(session.owes(), debt);
        if (!Debt.askable(owed).contains(debt)) {
            return new Decision(owing(session, owed, session.turn()), List.of());
        }
        var next = owing(session, owed, Turn.afresh(session.turn().attempt(), now));
        return new Decision(
                next, List.of(Telling.Undo.of(debt, next.turn().attempt(), next.why())));
    }

    private static Decision chase(Compensating session, Set<Debt> owed, Turn turn) {
        return compensate(owing(session, owed, turn));
    }

    private static Compensating owing(Compensating session, Set<Debt> owed, Turn turn) {
        return new Compensating(session.journey(), turn, session.why(), owed, session.failedAt());
    }

    private static Decision compensate(Compensating session) {
        var asked = new ArrayList<Telling>();
        for (var debt : Debt.askable(session.owes())) {
            asked.add(Telling.Undo.of(debt, session.turn().attempt(), session.why()));
        }
        return new Decision(session, asked);
    }

    private static Decision ask(Forward session) {
        return new Decision(session, List.of(session.asks()));
    }

    private static Decision unmoved(Session session) {
        return new Decision(session, List.of());
    }

    private static Turn turn(Forward session, Instant now) {
        return Turn.first(now).notAfter(session.journey().deadline());
    }
}
