package dev.waybill.payments;

import static dev.waybill.payments.Outside.authorize;
import static dev.waybill.payments.Outside.cancel;
import static dev.waybill.payments.Outside.capture;
import static dev.waybill.payments.Outside.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Latency;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnknownOutcomeTest {

    private static final Faults SILENT_AFTER = new Faults(Latency.NONE, 0, 0, 0, 1, 600);
    private static final Faults SILENT_BEFORE = new Faults(Latency.NONE, 0, 0, 1, 0, 600);
    private static final Faults UNAVAILABLE = new Faults(Latency.NONE, 1, 0, 0, 0, 600);
    private static final Faults BROKEN = new Faults(Latency.NONE, 0, 1, 0, 0, 600);

    private Outside outside;

    @BeforeEach
    void start() {
        outside = Outside.start();
    }

    @AfterEach
    void stop() {
        outside.assertInvariants();
        outside.close();
    }

    private void stripe(Faults faults) {
        var dial = outside.simulators().stripeDial();
        dial.set(dial.get().with(faults));
    }

    private UUID begun(Faults faults) {
        outside.keepWebhooks();
        stripe(faults);
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitEffect(payment, Operation.AUTHORIZE, "UNKNOWN");
        return payment;
    }

    private UUID authorized() {
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");
        return payment;
    }

    @Test
    void aTimeOutAfterSuccessIsFoundAndChargedOnce() {
        var payment = begun(SILENT_AFTER);
        assertThat(outside.told(payment)).containsExactly("PaymentRequested");

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentAuthorized");

        assertThat(outside.intents(payment)).hasSize(1);
    }

    @Test
    void aTimeOutBeforeAnythingHappenedIsSentAgain() {
        var payment = begun(SILENT_BEFORE);
        assertThat(outside.intents(payment)).isEmpty();

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentAuthorized");

        assertThat(outside.intents(payment)).hasSize(1);
    }

    @Test
    void anUnavailableProviderIsAskedAgain() {
        var payment = begun(UNAVAILABLE);

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentAuthorized");
    }

    @Test
    void aProviderThatWasDownIsAskedAgain() {
        outside.goDown();
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitEffect(payment, Operation.AUTHORIZE, "UNKNOWN");

        outside.comeBack();
        outside.driveUntilTold(payment, "PaymentAuthorized");

        assertThat(outside.intents(payment)).hasSize(1);
    }

    @Test
    void aScreeningThatFailsToAnswerIsAskedAgain() {
        var dial = outside.simulators().fraudDial();
        dial.set(dial.get().with(BROKEN));
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitEffect(payment, Operation.AUTHORIZE, "UNKNOWN");
        assertThat(outside.intents(payment)).isEmpty();

        dial.reset();
        outside.driveUntilTold(payment, "FraudCheckPassed", "PaymentAuthorized");
    }

    @Test
    void anAuthorizationThatBrokeTheProviderIsDeclinedOnceItIsSurelyNotThere() {
        var payment = begun(BROKEN);

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentFailed", "PaymentDeclined");

        assertThat(outside.intents(payment)).isEmpty();
    }

    @Test
    void aCaptureThatBrokeTheProviderIsMadeUnderANewKey() {
        var payment = authorized();
        stripe(BROKEN);
        outside.world.hear(capture(payment, 1_000));
        outside.awaitEffect(payment, Operation.CAPTURE, "UNKNOWN");

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentCaptured");

        assertThat(outside.intents(payment).get(0).get("captured").asLong()).isEqualTo(1_000);
    }

    @Test
    void aCaptureWhoseAnswerIsLostIsTakenOnce() {
        var payment = authorized();
        stripe(SILENT_AFTER);
        outside.world.hear(capture(payment, 1_000));
        outside.awaitEffect(payment, Operation.CAPTURE, "UNKNOWN");

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentCaptured");

        assertThat(outside.count("select count(*) from payments.transfers")).isEqualTo(1);
    }

    @Test
    void aRefundWhoseAnswerIsLostIsGivenOnce() {
        var payment = authorized();
        outside.world.hear(capture(payment, 1_000));
        outside.awaitTold(payment, "PaymentCaptured");
        stripe(SILENT_AFTER);
        outside.world.hear(refund(outside.id(), payment, 400));
        outside.awaitEffect(payment, Operation.REFUND, "UNKNOWN");

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "RefundProcessed");

        assertThat(outside.intents(payment).get(0).get("refunded").asLong()).isEqualTo(400);
    }

    @Test
    void aVoidWhoseAnswerIsLostIsDoneOnce() {
        var payment = authorized();
        stripe(SILENT_AFTER);
        outside.world.hear(cancel(payment));
        outside.awaitEffect(payment, Operation.VOID, "UNKNOWN");

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentVoided");

        assertThat(outside.told(payment)).containsOnlyOnce("PaymentVoided");
    }

    @Test
    void anUnknownAuthorizationIsAskedAboutBeforeItIsVoided() {
        var payment = begun(SILENT_AFTER);
        outside.world.hear(cancel(payment));
        assertThat(outside.told(payment)).doesNotContain("PaymentVoided");

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentAuthorized", "PaymentVoided");

        var intents = outside.intents(payment);
        assertThat(intents).hasSize(1);
        assertThat(intents.get(0).get("status").asString()).isEqualTo("canceled");
    }

    @Test
    void anUnknownAuthorizationThatIsNotWantedIsNeverSentAgain() {
        var payment = begun(SILENT_BEFORE);
        outside.world.hear(cancel(payment));

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentDeclined", "PaymentVoided");

        assertThat(outside.intents(payment)).isEmpty();
    }

    @Test
    void afterTwentyHoursItIsLookedUpButNotSentAgain() {
        var payment = begun(SILENT_BEFORE);
        outside.world.clock().advance(Duration.ofHours(21));

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentDeclined");

        assertThat(outside.intents(payment)).isEmpty();
    }

    @Test
    void aPaymentWhoseProcessDiedIsFinishedByTheNext() {
        var payment = begun(SILENT_AFTER);
        outside.world
                .database()
                .sql("update payments.effects set state = 'SENT', attempts = 1, outcome = null")
                .update();

        stripe(Faults.NONE);
        outside.driveUntilTold(payment, "PaymentAuthorized");

        assertThat(outside.intents(payment)).hasSize(1);
    }

    @Test
    void aVoidDoesNotWaitForALongPause() {
        var payment = begun(SILENT_AFTER);
        outside.world
                .database()
                .sql("update payments.effects set next_at = next_at + interval '5 minutes'")
                .update();

        stripe(Faults.NONE);
        outside.world.hear(cancel(payment));
        outside.world.ring();

        outside.awaitTold(payment, "PaymentAuthorized", "PaymentVoided");
    }

    @Test
    void anAuthorizationThatComesToLightAfterADeclineIsReleased() {
        var payment = begun(SILENT_AFTER);
        outside.world
                .database()
                .sql(
                        """
                        with ended as (
                            update payments.effects set state = 'FAILED', next_at = null
                        )
                        update payments.payments
                        set state = 'DECLINED', reason = 'PROCESSING_ERROR', ended_at = requested_at
                        """)
                .update();
        stripe(Faults.NONE);
        var told = outside.told(payment);

        outside.deliverWebhooks();

        outside.awaitEffect(payment, Operation.VOID, "DONE");
        assertThat(outside.intents(payment).get(0).get("capturable").asLong()).isZero();
        assertThat(outside.told(payment)).isEqualTo(told);
    }

    @Test
    void attemptsCanBeSeen() {
        var payment = begun(UNAVAILABLE);
        outside.world.clock().advance(Duration.ofSeconds(31));
        outside.world.ring();
        outside.awaitEffect(payment, Operation.AUTHORIZE, "UNKNOWN");

        var attempts = outside.world.http().get("/payments/" + payment).json().get("attempts");
        assertThat(attempts).hasSize(1);
        assertThat(attempts.get(0).get("state").asString()).isEqualTo("UNKNOWN");
        assertThat(attempts.get(0).get("attempts").asInt()).isEqualTo(2);
        assertThat(attempts.get(0).has("nextAt")).isTrue();
    }
}
