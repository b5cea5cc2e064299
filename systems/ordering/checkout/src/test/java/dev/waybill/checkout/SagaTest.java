package dev.waybill.checkout;

import static dev.waybill.checkout.Shop.AUTHORIZED;
import static dev.waybill.checkout.Shop.CANCEL;
import static dev.waybill.checkout.Shop.CHECKED_OUT;
import static dev.waybill.checkout.Shop.CONFIRMED;
import static dev.waybill.checkout.Shop.DECLINED;
import static dev.waybill.checkout.Shop.HELD;
import static dev.waybill.checkout.Shop.JOURNEY;
import static dev.waybill.checkout.Shop.NOON;
import static dev.waybill.checkout.Shop.RELEASED;
import static dev.waybill.checkout.Shop.UNAVAILABLE;
import static dev.waybill.checkout.Shop.VOIDED;
import static dev.waybill.checkout.Shop.WOKE_UP;
import static dev.waybill.checkout.Shop.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.checkout.Session.Compensating;
import dev.waybill.checkout.Session.Failed;
import dev.waybill.contracts.checkout.CheckoutFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SagaTest {

    private static final Instant OVER = NOON.plus(Duration.ofMinutes(10));

    @Test
    void asksAgainAfter15Then30Then60SecondsEachTimeAsAnotherAttempt() {
        var waits = new ArrayList<Long>();
        var session = (Session.Live) after(CHECKED_OUT);
        var now = NOON;
        for (var attempt = 1; attempt <= 4; attempt++) {
            assertThat(session.turn().attempt()).isEqualTo(attempt);
            waits.add(Duration.between(now, session.turn().due()).toSeconds());
            now = session.turn().due();
            session = (Session.Live) Saga.decide(session, WOKE_UP, now).next();
        }
        assertThat(waits).containsExactly(15L, 30L, 60L, 120L);
    }

    @Test
    void aStepStartsToCountItsAttemptsAnew() {
        var asked = Saga.decide(after(CHECKED_OUT), WOKE_UP, NOON.plusSeconds(15)).next();

        var decision = Saga.decide(asked, HELD, NOON.plusSeconds(16));

        assertThat(decision.tellings()).containsExactly(new Telling.AuthorizePayment(1));
    }

    @Test
    void wakingTooEarlyChangesNothing() {
        var session = after(CHECKED_OUT);

        assertThat(Saga.decide(session, WOKE_UP, NOON.plusSeconds(14)).next()).isSameAs(session);
    }

    @Test
    void wakesNoLaterThanItsDeadline() {
        Session session = after(CHECKED_OUT);
        while (session instanceof Session.Forward forward) {
            assertThat(forward.turn().due()).isBeforeOrEqualTo(OVER);
            session = Saga.decide(session, WOKE_UP, forward.turn().due()).next();
        }
        assertThat(session).isInstanceOf(Compensating.class);
    }

    @Test
    void aTimeOutWhileReservingReleasesWhatMayBeHeld() {
        var decision = Saga.decide(after(CHECKED_OUT), WOKE_UP, OVER);

        assertThat(decision.tellings()).containsExactly(new Telling.ReleaseStock(1));
        assertThat(why(decision.next())).isEqualTo(CheckoutFailure.TIMED_OUT);
    }

    @Test
    void anAnswerThatComesAfterTheDeadlineIsUndoneInsteadOfFollowed() {
        assertThat(owes(Saga.decide(after(CHECKED_OUT), HELD, OVER).next()))
                .containsExactlyInAnyOrder(Debt.RELEASE_STOCK);
        assertThat(owes(Saga.decide(after(CHECKED_OUT, HELD), AUTHORIZED, OVER).next()))
                .containsExactlyInAnyOrder(Debt.VOID_PAYMENT, Debt.RELEASE_STOCK);
    }

    @Test
    void anOrderThatWasConfirmedInTimeCountsEvenIfWeHearItLate() {
        var session = after(CHECKED_OUT, HELD, AUTHORIZED);

        assertThat(Saga.decide(session, CONFIRMED, OVER.plusSeconds(60)).next())
                .isInstanceOf(Session.Confirmed.class);
    }

    @Test
    void anOrderThatCouldStillComeIsCancelledBeforeItsMoneyAndStockAreTouched() {
        var session = after(CHECKED_OUT, HELD, AUTHORIZED);

        var timedOut = Saga.decide(session, WOKE_UP, OVER);
        assertThat(timedOut.tellings())
                .containsExactly(new Telling.CancelOrder(1, Failure.TIMED_OUT));

        var overtaken = Saga.decide(timedOut.next(), CONFIRMED, OVER.plusSeconds(1));
        assertThat(overtaken.next()).isSameAs(timedOut.next());

        var cancelled = Saga.decide(overtaken.next(), Shop.CANCELLED, OVER.plusSeconds(2));
        assertThat(cancelled.tellings())
                .containsExactly(
                        new Telling.VoidPayment(2, Failure.TIMED_OUT), new Telling.ReleaseStock(2));
    }

    @Test
    void compensationIsAskedForUntilItIsAnsweredNeverMoreThanFiveMinutesApart() {
        var session = (Compensating) after(CHECKED_OUT, HELD, CANCEL);
        for (var round = 1; round < 200; round++) {
            var due = session.turn().due();
            var decision = Saga.decide(session, WOKE_UP, due);
            assertThat(decision.tellings()).hasSize(2);
            session = (Compensating) decision.next();
            assertThat(Duration.between(due, session.turn().due()))
                    .isLessThanOrEqualTo(Duration.ofMinutes(5));
        }
        assertThat(session.turn().attempt()).isEqualTo(200);
    }

    @Test
    void aLateAuthorizationMakesAFailedSessionOweAVoidAndTheFailureIsToldOnce() {
        var failed = after(CHECKED_OUT, HELD, CANCEL, VOIDED, RELEASED);
        var late = NOON.plus(Duration.ofHours(1));

        var again = Saga.decide(failed, AUTHORIZED, late);
        assertThat(owes(again.next())).containsExactly(Debt.VOID_PAYMENT);

        var end = Saga.decide(again.next(), VOIDED, late.plusSeconds(1));
        assertThat(end.tellings()).isEmpty();
        assertThat(((Failed) end.next()).finishedAt()).isEqualTo(NOON);
    }

    @Test
    void neverTellsTheSameWishUnderTheSameAttemptTwice() {
        var said = new HashSet<Telling>();
        var session = after(CHECKED_OUT, HELD, AUTHORIZED, CANCEL);
        var walk =
                List.of(
                        WOKE_UP,
                        Shop.CANCELLED,
                        VOIDED,
                        AUTHORIZED,
                        VOIDED,
                        HELD,
                        RELEASED,
                        AUTHORIZED,
                        HELD,
                        VOIDED,
                        RELEASED,
                        CONFIRMED,
                        WOKE_UP,
                        Shop.REFUSED);
        var now = NOON;
        for (var fact : walk) {
            now = now.plus(Duration.ofMinutes(6));
            var decision = Saga.decide(session, fact, now);
            assertThat(decision.tellings())
                    .allSatisfy(telling -> assertThat(said.add(telling)).isTrue());
            session = decision.next();
        }
        assertThat(session).isInstanceOf(Failed.class);
    }

    @Test
    void theFirstReasonStands() {
        var session = after(CHECKED_OUT, HELD, DECLINED);

        assertThat(why(Saga.decide(session, CANCEL, NOON).next()))
                .isEqualTo(CheckoutFailure.CARD_DECLINED);
    }

    @Test
    void soldOutAtTheFirstAskingFailsAtOnceAndNamesWhatIsLeft() {
        var failed = (Failed) after(CHECKED_OUT, UNAVAILABLE);

        assertThat(failed.why().unavailable())
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.requested()).isEqualTo(3);
                    assertThat(item.available()).isEqualTo(1);
                });
    }

    @Test
    void aSessionThatOwesNothingCannotBeCompensating() {
        assertThatThrownBy(() ->
                        new Compensating(
                                JOURNEY, Turn.first(NOON), Failure.TIMED_OUT, Set.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<Debt> owes(Session session) {
        return ((Compensating) session).owes();
    }

    private static CheckoutFailure why(Session session) {
        return ((Compensating) session).why().reason();
    }
}
