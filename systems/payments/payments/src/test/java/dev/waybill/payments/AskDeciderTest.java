package dev.waybill.payments;

import static dev.waybill.payments.Samples.FREE;
import static dev.waybill.payments.Samples.HOLD;
import static dev.waybill.payments.Samples.ID;
import static dev.waybill.payments.Samples.JOURNEY;
import static dev.waybill.payments.Samples.NOON;
import static dev.waybill.payments.Samples.ORDER;
import static dev.waybill.payments.Samples.TERMS;
import static dev.waybill.payments.Samples.adjust;
import static dev.waybill.payments.Samples.asked;
import static dev.waybill.payments.Samples.authorize;
import static dev.waybill.payments.Samples.authorized;
import static dev.waybill.payments.Samples.cancel;
import static dev.waybill.payments.Samples.capture;
import static dev.waybill.payments.Samples.captureFailed;
import static dev.waybill.payments.Samples.captured;
import static dev.waybill.payments.Samples.capturing;
import static dev.waybill.payments.Samples.giveBack;
import static dev.waybill.payments.Samples.names;
import static dev.waybill.payments.Samples.processed;
import static dev.waybill.payments.Samples.refund;
import static dev.waybill.payments.Samples.voided;
import static dev.waybill.payments.Samples.voiding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.payments.Payment.Authorized;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.Captured;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Unheard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskDeciderTest {

    private static Step decide(Payment payment, Ask ask) {
        return decide(payment, ask, null);
    }

    private static Step decide(Payment payment, Ask ask, @Nullable Refund known) {
        return AskDecider.decide(payment, ask, known, JOURNEY, NOON);
    }

    @Test
    void aRequestIsSentOnce() {
        var first = decide(new Unheard(ID), authorize(1_000));
        var second = decide(first.next(), authorize(1_000));

        assertThat(first.next()).isEqualTo(new Requested(TERMS, false));
        assertThat(asked(first)).containsExactly(Operation.AUTHORIZE);
        assertThat(names(first)).containsExactly("PaymentRequested");
        assertThat(second.leaves(first.next())).isTrue();
    }

    @Test
    void askedAgainItAnswersWhatItAnsweredBefore() {
        var authorized = authorized();
        var declined = new Declined(TERMS, DeclineReason.EXPIRED_CARD, NOON, null);

        assertThat(decide(authorized, authorize(1_000)).facts())
                .containsExactly(Facts.authorized(TERMS, HOLD));
        assertThat(decide(captured(1_000, 0, 0), authorize(1_000)).facts())
                .containsExactly(Facts.authorized(TERMS, HOLD));
        assertThat(decide(declined, authorize(1_000)).facts())
                .containsExactly(Facts.declined(declined));
    }

    @Test
    void nothingToPayNeedsNoProvider() {
        var begun = decide(new Unheard(ID), authorize(0));
        var taken = decide(begun.next(), capture(0));
        var voided = decide(taken.next(), cancel());

        assertThat(names(begun)).containsExactly("PaymentRequested", "PaymentAuthorized");
        assertThat(names(taken)).containsExactly("PaymentCaptured", "PaymentSucceeded");
        assertThat(names(voided)).containsExactly("PaymentVoided");
        assertThat(List.of(begun, taken, voided))
                .allSatisfy(step -> assertThat(step.wanted()).isEmpty())
                .allSatisfy(step -> assertThat(step.transfers()).isEmpty());
    }

    @Test
    void withoutACardItIsDeclinedAtOnce() {
        var ask = new Ask.Authorize(ID, ORDER, Samples.CART, null, 1_000, "EUR", null);

        var step = decide(new Unheard(ID), ask);

        assertThat(step.next())
                .isInstanceOfSatisfying(
                        Declined.class,
                        declined ->
                                assertThat(declined.reason())
                                        .isEqualTo(DeclineReason.PROCESSING_ERROR));
        assertThat(names(step)).containsExactly("PaymentRequested", "PaymentDeclined");
        assertThat(step.wanted()).isEmpty();
    }

    @Test
    void capturesOnlyOnceHoweverOftenAsked() {
        var first = decide(authorized(), capture(1_000));
        var second = decide(first.next(), capture(1_000));
        var third = decide(captured(1_000, 0, 0), capture(1_000));

        assertThat(first.next()).isEqualTo(capturing(1_000, false));
        assertThat(asked(first)).containsExactly(Operation.CAPTURE);
        assertThat(second.leaves(first.next())).isTrue();
        assertThat(names(third)).containsExactly("PaymentCaptured", "PaymentSucceeded");
        assertThat(third.wanted()).isEmpty();
    }

    @Test
    void anotherOrderNeitherTakesNorFreesTheMoney() {
        var other = new UUID(9, 9);
        for (var payment : List.of(authorized(), captured(1_000, 0, 0))) {
            var taken =
                    decide(
                            payment,
                            new Ask.Capture(
                                    Samples.ID, other, 1_000, "EUR", Samples.ID, null, true));
            var freed = decide(payment, new Ask.Void(Samples.ID, other));

            assertThat(taken.next()).isEqualTo(freed.next()).isEqualTo(payment);
            assertThat(names(taken)).containsExactly("PaymentFailed");
            assertThat(asked(taken)).isEmpty();
            assertThat(freed.facts()).isEmpty();
            assertThat(asked(freed)).isEmpty();
        }
    }

    @Test
    void neverCapturesMoreThanWasAuthorized() {
        var step = decide(authorized(), capture(1_001));

        assertThat(step.next()).isEqualTo(authorized());
        assertThat(step.wanted()).isEmpty();
        assertThat(names(step)).containsExactly("PaymentFailed");
        assertThat(step.refusal()).isNotNull();
    }

    @Test
    void everyCaptureThatCannotBeIsAnswered() {
        List<Payment> others =
                List.of(
                        new Unheard(ID),
                        new Barred(ID, ORDER, NOON),
                        new Requested(TERMS, false),
                        voiding(),
                        voided(),
                        captureFailed(),
                        new Declined(TERMS, DeclineReason.FRAUD, NOON, null));

        assertThat(others)
                .allSatisfy(payment -> {
                    var step = decide(payment, capture(1_000));
                    assertThat(step.next()).isEqualTo(payment);
                    assertThat(names(step)).containsExactly("PaymentFailed");
                });
    }

    @Test
    void aVoidThatComesFirstDeclinesTheRequest() {
        var barred = decide(new Unheard(ID), cancel());
        var late = decide(barred.next(), authorize(1_000));

        assertThat(barred.facts()).containsExactly(new PaymentVoided(ID, ORDER, 0, "XXX", NOON));
        assertThat(names(late)).containsExactly("PaymentDeclined");
        assertThat(late.wanted()).isEmpty();
        assertThat(late.next()).isEqualTo(barred.next());
    }

    @Test
    void aVoidOfWhatIsUnderWayIsRemembered() {
        assertThat(decide(new Requested(TERMS, false), cancel()).next())
                .isEqualTo(new Requested(TERMS, true));
        assertThat(decide(capturing(900, false), cancel()).next()).isEqualTo(capturing(900, true));
    }

    @Test
    void aVoidWithdrawsAnAuthorizationThatIsUnderWayAndNoCapture() {
        var requested = decide(new Requested(TERMS, false), cancel()).next();
        var raising = decide(decide(authorized(), adjust(1_500)).next(), cancel()).next();
        var capturing = decide(capturing(900, false), cancel()).next();

        assertThat(requested.unwanted()).isEqualTo(Operation.AUTHORIZE.nthKey(ID, 1));
        assertThat(raising.unwanted()).isEqualTo(Operation.AUTHORIZE.nthKey(ID, 2));
        assertThat(capturing.unwanted()).isNull();
        assertThat(new Requested(TERMS, false).unwanted()).isNull();
    }

    @Test
    void aVoidReleasesWhatIsHeld() {
        var first = decide(authorized(), cancel());
        var failed = decide(captureFailed(), cancel());

        assertThat(first.next()).isEqualTo(voiding());
        assertThat(asked(first)).containsExactly(Operation.VOID);
        assertThat(decide(first.next(), cancel()).leaves(first.next())).isTrue();
        assertThat(failed.next()).isInstanceOf(Payment.Voiding.class);
    }

    @Test
    void aVoidOfTakenMoneyGivesAllOfItBack() {
        var step = decide(captured(1_000, 300, 200), cancel());

        assertThat(step.next()).isInstanceOf(Captured.class);
        assertThat(((Captured) step.next()).purse().refunding()).isEqualTo(700);
        assertThat(names(step)).containsExactly("RefundRequested");
        assertThat(step.wanted())
                .containsExactly(new ProviderQuestion.Refund(cancel().refundId(), ID, "pi_1", 500));
    }

    @Test
    void aVoidOfADeclinedPaymentIsAnswered() {
        var declined = new Declined(TERMS, DeclineReason.FRAUD, NOON, null);

        assertThat(decide(declined, cancel()).facts())
                .containsExactly(new PaymentVoided(ID, ORDER, 0, "EUR", NOON));
    }

    @Test
    void neverGivesBackMoreThanWasTaken() {
        var step = decide(captured(1_000, 300, 200), giveBack(501));

        assertThat(step.next()).isEqualTo(captured(1_000, 300, 200));
        assertThat(step.wanted()).isEmpty();
        assertThat(names(step)).containsExactly("RefundRefused");
        assertThat(step.refunds())
                .singleElement()
                .satisfies(refund -> assertThat(refund.state()).isEqualTo(Refund.State.REFUSED));
    }

    @Test
    void aRefundIsGivenOnce() {
        var first = decide(captured(1_000, 0, 0), giveBack(400));
        var again = decide(first.next(), giveBack(400), refund(400));
        var after = decide(captured(1_000, 400, 0), giveBack(400), processed(400));

        assertThat(first.next()).isEqualTo(captured(1_000, 0, 400));
        assertThat(asked(first)).containsExactly(Operation.REFUND);
        assertThat(again.leaves(first.next())).isTrue();
        assertThat(names(after)).containsExactly("RefundProcessed");
        assertThat(after.wanted()).isEmpty();
    }

    @Test
    void aRefundOfWhatWasNeverTakenIsRefusedAndKept() {
        List<Payment> others =
                List.of(
                        new Unheard(ID),
                        new Authorized(FREE, Purse.of(0, HOLD)),
                        capturing(1_000, false),
                        voided());

        assertThat(others)
                .allSatisfy(payment -> {
                    var step = decide(payment, giveBack(1));
                    assertThat(step.next()).isEqualTo(payment);
                    assertThat(step.refunds()).hasSize(1);
                    assertThat(step.refusal()).contains("nothing was captured");
                });
    }

    @Test
    void aCapturedPaymentCannotPromiseMoreThanItHas() {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException()
                .isThrownBy(() -> captured(10, 6, 5));
    }
}
