package dev.waybill.payments;

import static dev.waybill.payments.Outside.authorize;
import static dev.waybill.payments.Outside.cancel;
import static dev.waybill.payments.Outside.order;
import static dev.waybill.payments.Outside.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.payments.AdjustAuthorization;
import dev.waybill.contracts.payments.AuthorizationAdjusted;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentFailed;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.simulators.stripe.StripeDials;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A payment that is captured as its goods leave, against the simulated Stripe and its books. */
class ShipmentByShipmentTest {

    private static Outside outside;

    private final UUID payment;
    private final UUID first;
    private final UUID second;

    ShipmentByShipmentTest() {
        payment = outside.id();
        first = outside.id();
        second = outside.id();
    }

    @BeforeAll
    static void start() {
        outside = Outside.start();
    }

    @AfterAll
    static void stop() {
        outside.close();
    }

    @AfterEach
    void theBooksAgree() {
        turn(dials -> dials.expires(7 * 86_400).refuses(0, 0));
        outside.assertInvariants();
    }

    private static void turn(UnaryOperator<StripeDials> how) {
        var dial = outside.simulators().stripeDial();
        dial.set(how.apply(dial.get()));
    }

    private void authorized() {
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");
    }

    private CapturePayment capture(UUID id, long amount, boolean last) {
        return new CapturePayment(payment, order(payment), amount, "EUR", id, id, last);
    }

    private void awaitState(String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(outside.state(payment)).isEqualTo(state));
    }

    private void awaitCaptured(long amount) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(captured()).isEqualTo(amount));
    }

    private long captured() {
        return outside.count(
                "select captured from payments.payments where payment_id = '" + payment + "'");
    }

    private List<PaymentCaptured> captures() {
        return outside.world.told(PaymentCaptured.class).stream()
                .filter(each -> each.paymentId().equals(payment))
                .toList();
    }

    private JsonNode intent(int nth) {
        return outside.intents(payment).get(nth);
    }

    @Test
    void eachShipmentIsCapturedAndTheLastReleasesTheRest() {
        authorized();
        outside.world.hear(capture(first, 400, false));
        awaitCaptured(400);
        assertThat(outside.state(payment)).isEqualTo("AUTHORIZED");
        assertThat(intent(0).get("status").asString()).isEqualTo("requires_capture");
        assertThat(intent(0).get("capturable").asLong()).isEqualTo(600);

        outside.world.hear(capture(second, 500, true));
        awaitState("CAPTURED");

        assertThat(captures())
                .extracting(PaymentCaptured::captureId, PaymentCaptured::capturedInAll)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(first, 400L),
                        org.assertj.core.groups.Tuple.tuple(second, 900L));
        assertThat(intent(0).get("status").asString()).isEqualTo("succeeded");
        assertThat(intent(0).get("captures").findValuesAsString("amount"))
                .containsExactly("400", "500");
        assertThat(intent(0).get("capturable").asLong()).isZero();
    }

    @Test
    void capturesThatAreAskedForAtOnceAreMadeOneAfterTheOther() {
        authorized();
        outside.world.hear(
                capture(first, 400, false),
                capture(first, 400, false),
                capture(second, 600, true),
                capture(first, 400, false));
        awaitState("CAPTURED");
        outside.world.hear(capture(first, 400, false));

        assertThat(intent(0).get("captures").findValuesAsString("amount"))
                .containsExactly("400", "600");
        assertThat(captures()).hasSize(3);
        assertThat(
                        outside.count(
                                "select count(*) from payments.transfers where payment_id = '"
                                        + payment
                                        + "'"))
                .isEqualTo(2);
    }

    @Test
    void whenNothingIsLeftToShipTheRestIsReleased() {
        authorized();
        outside.world.hear(capture(first, 400, false), capture(second, 0, true));
        awaitState("CAPTURED");

        assertThat(captured()).isEqualTo(400);
        assertThat(intent(0).get("status").asString()).isEqualTo("succeeded");
        assertThat(outside.effect(payment, Operation.VOID)).isEqualTo("DONE");
    }

    @Test
    void whenNothingIsShippedAtAllItIsVoided() {
        authorized();
        outside.world.hear(capture(first, 0, true));
        outside.awaitTold(payment, "PaymentVoided");

        assertThat(intent(0).get("status").asString()).isEqualTo("canceled");
    }

    @Test
    void neverMoreThanWasAgreedInAll() {
        authorized();
        outside.world.hear(capture(first, 700, false), capture(second, 301, false));
        outside.awaitTold(payment, "PaymentFailed");
        awaitCaptured(700);

        assertThat(outside.state(payment)).isEqualTo("AUTHORIZED");
    }

    @Test
    void aVoidOfWhatWasTakenInPartGivesThatBackAndReleasesTheRest() {
        authorized();
        outside.world.hear(capture(first, 400, false), cancel(payment));
        outside.awaitTold(payment, "RefundProcessed");
        awaitState("CAPTURED");

        assertThat(intent(0).get("refunded").asLong()).isEqualTo(400);
        assertThat(intent(0).get("capturable").asLong()).isZero();
        assertThat(outside.told(payment)).doesNotContain("PaymentVoided");
    }

    @Test
    void aRefundGoesBackToTheCapturesThatItCameFromTheNewestFirst() {
        authorized();
        outside.world.hear(capture(first, 400, false), capture(second, 600, true));
        awaitState("CAPTURED");
        var refund = outside.id();
        outside.world.hear(refund(refund, payment, 700));
        outside.awaitTold(payment, "RefundProcessed");

        assertThat(outside.world.told(RefundProcessed.class))
                .filteredOn(each -> each.refundId().equals(refund))
                .singleElement()
                .satisfies(each -> assertThat(each.amount()).isEqualTo(700))
                .satisfies(each -> assertThat(each.orderId()).isEqualTo(order(payment)));
        assertThat(refunded(first)).isEqualTo(100);
        assertThat(refunded(second)).isEqualTo(600);
        assertThat(intent(0).get("refunds").findValuesAsString("amount"))
                .containsExactlyInAnyOrder("600", "100");
    }

    private long refunded(UUID captureId) {
        return outside.count(
                "select refunded from payments.captures where capture_id = '" + captureId + "'");
    }

    @Test
    void whateverManyAskForAtOnceNotMoreIsGivenBackThanWasTaken() {
        authorized();
        outside.world.hear(capture(first, 400, false), capture(second, 600, true));
        awaitState("CAPTURED");
        var asks = new ArrayList<CompletableFuture<Void>>();
        for (var i = 0; i < 8; i++) {
            var refund = refund(outside.id(), payment, 300);
            asks.add(CompletableFuture.runAsync(() -> outside.world.hear(refund)));
        }
        asks.forEach(CompletableFuture::join);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(
                                        outside.count(
                                                "select count(*) from payments.effects where next_at is not null and subject = '"
                                                        + payment
                                                        + "'"))
                                .isZero());

        assertThat(intent(0).get("refunded").asLong()).isEqualTo(900);
        assertThat(outside.world.told(RefundRefused.class))
                .filteredOn(each -> each.paymentId().equals(payment))
                .hasSize(5)
                .allSatisfy(each -> assertThat(each.amount()).isEqualTo(300));
        assertThatThrownBy(() ->
                        outside.world
                                .database()
                                .sql(
                                        "update payments.captures set refunded = amount + 1 where capture_id = :id")
                                .param("id", second)
                                .update())
                .hasMessageContaining("never_more_given_back_than_this_took");
    }

    @Test
    void anAuthorizationThatHasLapsedIsAskedForAgain() {
        authorized();
        outside.world.hear(capture(first, 400, false));
        awaitCaptured(400);
        turn(dials -> dials.expires(2));
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        outside.world.hear(capture(second, 500, true));
        awaitCaptured(900);
        awaitState("CAPTURED");

        var amounts = new ArrayList<Long>();
        outside.intents(payment).forEach(each -> amounts.add(each.get("captured").asLong()));
        assertThat(amounts).containsExactlyInAnyOrder(400L, 500L);
        assertThat(captures().getLast().captureId()).isEqualTo(second);
    }

    /** The bank does not agree a second time; when somebody has seen to that, it is asked again. */
    @Test
    void whatIsNotAuthorizedAgainIsToldAndCanBeAskedForUnderAnotherName() {
        authorized();
        turn(dials -> dials.expires(2));
        await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
        turn(dials -> dials.declines(1));
        outside.world.hear(capture(first, 400, true));
        outside.awaitTold(payment, "PaymentFailed");
        assertThat(outside.world.told(PaymentFailed.class))
                .filteredOn(each -> each.paymentId().equals(payment))
                .singleElement()
                .satisfies(each -> assertThat(each.captureId()).isEqualTo(first))
                .satisfies(each -> assertThat(each.amount()).isEqualTo(400));
        assertThat(outside.state(payment)).isEqualTo("CAPTURE_FAILED");

        turn(dials -> dials.declines(0).expires(7 * 86_400));
        outside.world.hear(capture(second, 400, true));
        awaitState("CAPTURED");

        assertThat(captured()).isEqualTo(400);
    }

    /** So often the provider lets one authorization be captured: beyond that it is another one. */
    @Test
    void moreCapturesThanAnAuthorizationAllowsGoOnWithAnother() {
        authorized();
        for (var nth = 1; nth <= Purse.MOST_CAPTURES + 2; nth++) {
            var last = nth == Purse.MOST_CAPTURES + 2;
            outside.world.hear(capture(outside.id(), last ? 100 : 10, last));
        }
        awaitState("CAPTURED");

        assertThat(captured()).isEqualTo(610);
        var captures = new ArrayList<Integer>();
        outside.intents(payment).forEach(each -> captures.add(each.get("captures").size()));
        assertThat(captures).containsExactlyInAnyOrder(Purse.MOST_CAPTURES, 2);
        outside.intents(payment)
                .forEach(each -> assertThat(each.get("capturable").asLong()).isZero());
    }

    @Test
    void moreIsAuthorizedBesideWhatIsHeldAndCapturesRunOverBoth() {
        authorized();
        var adjustment = outside.id();
        var more = new AdjustAuthorization(adjustment, payment, order(payment), 1_300, "EUR");
        outside.world.hear(more, more);
        outside.awaitTold(payment, "AuthorizationAdjusted");
        outside.world.hear(more);
        assertThat(outside.intents(payment)).hasSize(2);
        assertThat(outside.world.told(AuthorizationAdjusted.class))
                .filteredOn(each -> each.paymentId().equals(payment))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.amount()).isEqualTo(1_300));

        outside.world.hear(capture(first, 1_200, true));
        awaitState("CAPTURED");

        assertThat(captured()).isEqualTo(1_200);
        assertThat(captures())
                .extracting(PaymentCaptured::capturedInAll)
                .containsExactly(1_000L, 1_200L);
        outside.intents(payment)
                .forEach(each -> assertThat(each.get("capturable").asLong()).isZero());
    }

    @Test
    void lessIsAgreedOnWithoutAWordToTheProvider() {
        authorized();
        outside.world.hear(
                new AdjustAuthorization(outside.id(), payment, order(payment), 700, "EUR"));
        outside.awaitTold(payment, "AuthorizationAdjusted");
        outside.world.hear(capture(first, 701, false));
        outside.awaitTold(payment, "PaymentFailed");
        outside.world.hear(capture(second, 700, true));
        awaitState("CAPTURED");

        assertThat(outside.intents(payment)).hasSize(1);
        assertThat(intent(0).get("captured").asLong()).isEqualTo(700);
    }

    @Test
    void moreThanTheBankAgreesToIsDeclinedAndNothingHasChanged() {
        authorized();
        turn(dials -> dials.declines(1));
        outside.world.hear(
                new AdjustAuthorization(outside.id(), payment, order(payment), 1_300, "EUR"));
        outside.awaitTold(payment, "AuthorizationAdjustmentDeclined");
        turn(dials -> dials.declines(0));
        outside.world.hear(capture(first, 1_000, true));
        awaitState("CAPTURED");

        assertThat(captured()).isEqualTo(1_000);
    }

    @Test
    void aCaptureThatIsRefusedForGoodIsTriedAgainUnderAnotherName() {
        authorized();
        turn(dials -> dials.refuses(1, 0));
        outside.world.hear(capture(first, 400, false));
        outside.awaitTold(payment, "PaymentFailed");
        turn(dials -> dials.refuses(0, 0));
        outside.world.hear(capture(second, 400, false));
        awaitCaptured(400);

        assertThat(outside.state(payment)).isEqualTo("AUTHORIZED");
    }
}
