package dev.waybill.payments;

import static dev.waybill.payments.Samples.ID;
import static dev.waybill.payments.Samples.NOON;
import static dev.waybill.payments.Samples.REFUND;
import static dev.waybill.payments.Samples.TERMS;
import static dev.waybill.payments.Samples.asked;
import static dev.waybill.payments.Samples.authorized;
import static dev.waybill.payments.Samples.captureFailed;
import static dev.waybill.payments.Samples.captured;
import static dev.waybill.payments.Samples.capturing;
import static dev.waybill.payments.Samples.names;
import static dev.waybill.payments.Samples.only;
import static dev.waybill.payments.Samples.processed;
import static dev.waybill.payments.Samples.refund;
import static dev.waybill.payments.Samples.voided;
import static dev.waybill.payments.Samples.voiding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.FraudReason;
import dev.waybill.payments.Payment.Barred;
import dev.waybill.payments.Payment.CaptureFailed;
import dev.waybill.payments.Payment.Declined;
import dev.waybill.payments.Payment.Requested;
import dev.waybill.payments.Payment.Unheard;
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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReportDeciderTest {

    private static final List<Report> ALL =
            List.of(
                    new Held("pi_1", 0.1),
                    new Taken("pi_1", 1_000, true),
                    new Released("pi_1", false),
                    new Refused(DeclineReason.CARD_DECLINED, 0.1),
                    new Stopped(FraudReason.VELOCITY, 0.9),
                    new GivenBack(REFUND, ID),
                    new NotGivenBack(REFUND, ID, "no"),
                    new Absent(),
                    Unknown.because("cut"));

    private static Step decide(Payment payment, Report report) {
        return ReportDecider.decide(payment, report, null, NOON);
    }

    @Test
    void whatIsHeldIsAuthorized() {
        var step = decide(new Requested(TERMS, false), new Held("pi_1", 0.1));

        assertThat(step.next()).isEqualTo(authorized());
        assertThat(names(step)).containsExactly("FraudCheckPassed", "PaymentAuthorized");
        assertThat(step.transfers()).isEmpty();
    }

    @Test
    void aDeclineSaysWhy() {
        var step =
                decide(
                        new Requested(TERMS, false),
                        new Refused(DeclineReason.INSUFFICIENT_FUNDS, 0.1));

        assertThat(step.next())
                .isEqualTo(new Declined(TERMS, DeclineReason.INSUFFICIENT_FUNDS, NOON, null));
        assertThat(names(step))
                .containsExactly("FraudCheckPassed", "PaymentFailed", "PaymentDeclined");
    }

    @Test
    void whatTheScreeningStopsIsDeclinedForFraud() {
        var step = decide(new Requested(TERMS, false), new Stopped(FraudReason.BLOCKLISTED, 0.99));

        assertThat(step.next()).isEqualTo(new Declined(TERMS, DeclineReason.FRAUD, NOON, null));
        assertThat(names(step)).containsExactly("FraudCheckFailed", "PaymentDeclined");
    }

    @Test
    void aVoidThatWasWishedIsDoneAsSoonAsItIsKnownWhatToVoid() {
        var held = decide(new Requested(TERMS, true), new Held("pi_1", 0.1));
        var declined =
                decide(new Requested(TERMS, true), new Refused(DeclineReason.CARD_DECLINED, 0.1));
        var never = decide(new Requested(TERMS, true), new Absent());

        assertThat(held.next()).isEqualTo(voiding());
        assertThat(asked(held)).containsExactly(Operation.VOID);
        assertThat(names(held)).containsExactly("FraudCheckPassed", "PaymentAuthorized");
        assertThat(names(declined)).endsWith("PaymentDeclined", "PaymentVoided");
        assertThat(names(never)).endsWith("PaymentDeclined", "PaymentVoided");
    }

    @Test
    void aVoidDuringACaptureBecomesARefundAfterIt() {
        var step = decide(capturing(1_000, true), new Taken("pi_1", 1_000, true));

        assertThat(moneyOf(step)).containsExactly(1_000L, 0L, 1_000L);
        assertThat(names(step))
                .containsExactly("PaymentCaptured", "PaymentSucceeded", "RefundRequested");
        assertThat(asked(step)).containsExactly(Operation.REFUND);
        assertThat(step.transfers()).hasSize(1);
    }

    @Test
    void takenMoneyIsWrittenDownOnce() {
        var first = decide(capturing(900, false), new Taken("pi_1", 900, true));
        var second = decide(first.next(), new Taken("pi_1", 900, true));

        assertThat(first.next()).isEqualTo(captured(900, 0, 0));
        assertThat(first.transfers())
                .containsExactly(
                        Transfer.capture(TERMS, only(900, Capture.State.TAKEN, 0, 0), NOON));
        assertThat(second.leaves(first.next())).isTrue();
        assertThat(second.transfers()).isEmpty();
    }

    @Test
    void aCaptureThatIsRefusedCanStillBeVoided() {
        var refused = new Refused(DeclineReason.PROCESSING_ERROR, null);
        var failed = decide(capturing(900, false), refused);
        var wished = decide(capturing(900, true), refused);

        assertThat(failed.next()).isInstanceOf(CaptureFailed.class);
        assertThat(names(failed)).containsExactly("PaymentFailed");
        assertThat(wished.next()).isInstanceOf(Voiding.class);
    }

    @Test
    void aVoidThatCameTooLateBecomesARefund() {
        var step = decide(voiding(), new Taken("pi_1", 1_000, true));

        assertThat(moneyOf(step)).containsExactly(1_000L, 0L, 1_000L);
        assertThat(asked(step)).containsExactly(Operation.REFUND);
    }

    @Test
    void aHoldThatComesToLightAfterADeclineIsReleasedWithoutAWord() {
        var declined = new Declined(TERMS, DeclineReason.PROCESSING_ERROR, NOON, null);

        var step = decide(declined, new Held("pi_9", null));
        var again = decide(step.next(), new Held("pi_9", null));

        assertThat(step.next().reference()).isEqualTo("pi_9");
        assertThat(asked(step)).containsExactly(Operation.VOID);
        assertThat(step.facts()).isEmpty();
        assertThat(again.leaves(step.next())).isTrue();
    }

    @Test
    void aRefundMovesMoneyOnce() {
        var known = refund(400);
        var first =
                ReportDecider.decide(
                        captured(1_000, 0, 400), new GivenBack(REFUND, ID), known, NOON);
        var second =
                ReportDecider.decide(first.next(), new GivenBack(REFUND, ID), processed(400), NOON);

        assertThat(first.next()).isEqualTo(captured(1_000, 400, 0));
        assertThat(first.transfers()).hasSize(1);
        assertThat(names(first)).containsExactly("RefundProcessed");
        assertThat(second.leaves(first.next())).isTrue();
    }

    @Test
    void aRefundThatTheProviderRefusesGivesThePromiseBack() {
        var step =
                ReportDecider.decide(
                        captured(1_000, 100, 400),
                        new NotGivenBack(REFUND, ID, "no"),
                        refund(400),
                        NOON);

        assertThat(step.next()).isEqualTo(captured(1_000, 100, 0));
        assertThat(names(step)).containsExactly("RefundRefused");
        assertThat(step.transfers()).isEmpty();
    }

    @Test
    void notKnowingChangesNothing() {
        assertThat(states())
                .allSatisfy(payment ->
                        assertThat(decide(payment, Unknown.because("cut")).leaves(payment))
                                .isTrue());
    }

    @Test
    void whateverIsHeardTwiceIsHeardOnce() {
        for (var payment : states()) {
            for (var report : ALL) {
                var once = decide(payment, report);
                var twice = decide(once.next(), report);

                assertThat(twice.leaves(once.next()))
                        .as("%s hears %s twice", payment, report)
                        .isTrue();
            }
        }
    }

    @Test
    void whateverIsSaidInWhateverOrderNoMoneyIsForgotten() {
        var random = new Random(20261120);
        for (var run = 0; run < 20_000; run++) {
            Payment payment = new Requested(TERMS, random.nextBoolean());
            var taken = 0L;
            for (var step = 0; step < 8; step++) {
                payment = decide(payment, ALL.get(random.nextInt(ALL.size()))).next();
                var now = payment instanceof Payment.Held held ? held.purse().captured() : 0;
                assertThat(now).isGreaterThanOrEqualTo(taken);
                taken = now;
            }
        }
    }

    private static List<Long> moneyOf(Step step) {
        var purse = ((Payment.Held) step.next()).purse();
        return List.of(purse.captured(), purse.refunded(), purse.refunding());
    }

    private static List<Payment> states() {
        return List.of(
                new Unheard(ID),
                new Barred(ID, Samples.ORDER, NOON),
                new Requested(TERMS, false),
                new Requested(TERMS, true),
                authorized(),
                capturing(1_000, false),
                capturing(1_000, true),
                captureFailed(),
                captured(1_000, 0, 0),
                voiding(),
                voided(),
                new Declined(TERMS, DeclineReason.FRAUD, NOON, null));
    }
}
