package dev.waybill.payments;

import static dev.waybill.payments.Outside.authorize;
import static dev.waybill.payments.Outside.cancel;
import static dev.waybill.payments.Outside.capture;
import static dev.waybill.payments.Outside.refund;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.DeclineReason;
import dev.waybill.contracts.payments.PaymentAuthorized;
import dev.waybill.contracts.payments.PaymentDeclined;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.platform.Database;
import dev.waybill.platform.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PaymentFlowTest {

    private static Outside outside;

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
        outside.assertInvariants();
    }

    private UUID authorized() {
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");
        return payment;
    }

    private UUID captured() {
        var payment = authorized();
        outside.world.hear(capture(payment, 1_000));
        outside.awaitTold(payment, "PaymentCaptured");
        return payment;
    }

    @Test
    void theMethodOfAnEarlierPaymentIsChargedOnceMore() {
        var first = authorized();
        var second = outside.id();
        outside.world.hear(again(second, first));
        outside.awaitTold(second, "PaymentAuthorized");

        assertThat(outside.intents(second).get(0).get("amount").asLong()).isEqualTo(500);
    }

    @Test
    void theMethodOfAPaymentThatNobodyKnowsChargesNobody() {
        var payment = outside.id();
        outside.world.hear(again(payment, outside.id()));
        outside.awaitTold(payment, "PaymentDeclined");
    }

    private static AuthorizePayment again(UUID payment, UUID first) {
        return new AuthorizePayment(
                Ids.derive(payment, "cart"),
                null,
                500,
                "EUR",
                payment,
                Ids.derive(payment, "order"),
                null,
                first);
    }

    @Test
    void aGoodCardIsAuthorizedThenCapturedThenRefunded() {
        var payment = captured();
        outside.world.hear(refund(outside.id(), payment, 300));
        outside.awaitTold(payment, "RefundProcessed");

        assertThat(outside.told(payment))
                .containsExactly(
                        "PaymentRequested",
                        "FraudCheckPassed",
                        "PaymentAuthorized",
                        "PaymentCaptured",
                        "PaymentSucceeded",
                        "RefundRequested",
                        "RefundProcessed");
        var intent = outside.intents(payment).get(0);
        assertThat(intent.get("captured").asLong()).isEqualTo(1_000);
        assertThat(intent.get("refunded").asLong()).isEqualTo(300);
        assertThat(outside.effect(payment, Operation.AUTHORIZE)).isEqualTo("DONE");
        assertThat(outside.effect(payment, Operation.CAPTURE)).isEqualTo("DONE");
        assertThat(outside.effect(payment, Operation.REFUND)).isEqualTo("DONE");
    }

    @Test
    void everythingToldBelongsToTheJourney() {
        var payment = outside.id();
        var journey = outside.id();
        outside.world.hearInJourney(journey, authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");

        assertThat(outside.world.tellings())
                .filteredOn(telling ->
                        telling.body() instanceof PaymentAuthorized fact
                                && fact.paymentId().equals(payment))
                .singleElement()
                .satisfies(telling -> assertThat(telling.correlationId()).isEqualTo(journey))
                .satisfies(telling -> assertThat(telling.causationId()).isNotNull());
    }

    @Test
    void aDeclineSaysWhy() {
        var reasons =
                Map.of(
                        "pm_card_chargeDeclined", DeclineReason.CARD_DECLINED,
                        "pm_card_chargeDeclinedInsufficientFunds", DeclineReason.INSUFFICIENT_FUNDS,
                        "pm_card_chargeDeclinedExpiredCard", DeclineReason.EXPIRED_CARD,
                        "pm_card_chargeDeclinedProcessingError", DeclineReason.PROCESSING_ERROR,
                        "pm_card_nobodyKnows", DeclineReason.PROCESSING_ERROR,
                        "pm_card_riskLevelHighest", DeclineReason.FRAUD);
        reasons.forEach((token, reason) -> {
            var payment = outside.id();
            outside.world.hear(authorize(payment, 1_000, token));
            outside.awaitTold(payment, "PaymentDeclined");
            assertThat(outside.world.told(PaymentDeclined.class))
                    .filteredOn(fact -> fact.paymentId().equals(payment))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.reason()).isEqualTo(reason));
            assertThat(outside.told(payment))
                    .contains(reason == DeclineReason.FRAUD ? "FraudCheckFailed" : "PaymentFailed");
        });
    }

    @Test
    void aPaymentThatTheScreeningDoubtsIsAuthorizedAndSaysSoHoweverOftenItIsAsked() {
        var payment = outside.id();
        var request = authorize(payment, 1_000, "pm_card_riskLevelElevated");
        outside.world.hear(request);
        outside.awaitTold(payment, "PaymentAuthorized");
        outside.world.hear(request);

        assertThat(outside.told(payment)).contains("FraudCheckPassed");
        assertThat(outside.world.told(PaymentAuthorized.class))
                .filteredOn(fact -> fact.paymentId().equals(payment))
                .hasSize(2)
                .allSatisfy(fact -> assertThat(fact.review()).isTrue());
    }

    @Test
    void aPaymentThatNobodyDoubtsSaysNothingOfAReview() {
        var payment = outside.id();
        outside.world.hear(authorize(payment));
        outside.awaitTold(payment, "PaymentAuthorized");

        assertThat(outside.world.told(PaymentAuthorized.class))
                .filteredOn(fact -> fact.paymentId().equals(payment))
                .allSatisfy(fact -> assertThat(fact.review()).isNull());
    }

    @Test
    void theSameRequestManyTimesIsOneCharge() {
        var payment = outside.id();
        var request = authorize(payment);
        outside.world.hear(request, request, request);
        outside.world.hearOneByOne(request, request);
        outside.awaitTold(payment, "PaymentAuthorized");
        outside.world.hear(request);

        assertThat(outside.intents(payment)).hasSize(1);
        assertThat(outside.told(payment))
                .containsOnlyOnce("PaymentRequested")
                .endsWith("PaymentAuthorized", "PaymentAuthorized");
    }

    @Test
    void oneBatchMayHoldAWholeLife() {
        var payment = captured();
        var first = outside.id();
        var second = outside.id();
        outside.world.hear(
                refund(first, payment, 600),
                refund(first, payment, 600),
                refund(second, payment, 600),
                capture(payment, 1_000),
                cancel(payment));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(
                                        outside.count(
                                                "select refunded from payments.payments"
                                                        + " where payment_id = '"
                                                        + payment
                                                        + "'"))
                                .isEqualTo(1_000));

        assertThat(outside.intents(payment).get(0).get("refunded").asLong()).isEqualTo(1_000);
        assertThat(
                        outside.count(
                                "select count(*) from payments.refunds where state = 'REFUSED'"
                                        + " and refund_id = '"
                                        + second
                                        + "'"))
                .isEqualTo(1);
    }

    @Test
    void aVoidThatOvertakesItsRequestDeclinesIt() {
        var payment = outside.id();
        outside.world.hear(cancel(payment));
        outside.world.hear(authorize(payment));

        assertThat(outside.told(payment)).containsExactly("PaymentVoided", "PaymentDeclined");
        assertThat(outside.world.told(PaymentVoided.class))
                .filteredOn(fact -> fact.paymentId().equals(payment))
                .singleElement()
                .satisfies(fact -> assertThat(fact.amount()).isZero());
        assertThat(outside.intents(payment)).isEmpty();
    }

    @Test
    void aVoidInTheSameBatchAsItsRequestWaitsForTheAnswer() {
        var payment = outside.id();
        outside.world.hear(authorize(payment), cancel(payment));
        outside.awaitTold(payment, "PaymentVoided");

        assertThat(outside.state(payment)).isEqualTo("VOIDED");
        assertThat(outside.intents(payment).get(0).get("status").asString()).isEqualTo("canceled");
    }

    @Test
    void aVoidReleasesWhatIsHeldAndIsAnsweredEachTime() {
        var payment = authorized();
        outside.world.hear(cancel(payment), cancel(payment));
        outside.awaitTold(payment, "PaymentVoided");
        outside.world.hear(cancel(payment));

        assertThat(outside.told(payment)).endsWith("PaymentVoided", "PaymentVoided");
        assertThat(outside.intents(payment).get(0).get("capturable").asLong()).isZero();
    }

    @Test
    void aVoidOfTakenMoneyGivesItBackAndSaysSo() {
        var payment = captured();
        outside.world.hear(cancel(payment), cancel(payment));
        outside.awaitTold(payment, "RefundProcessed");
        outside.world.hear(cancel(payment));

        assertThat(outside.told(payment))
                .doesNotContain("PaymentVoided")
                .containsOnlyOnce("RefundRequested")
                .endsWith("RefundProcessed", "RefundProcessed");
    }

    @Test
    void aVoidDuringACaptureComesAfterIt() {
        var payment = authorized();
        outside.world.hear(capture(payment, 1_000), cancel(payment));
        outside.awaitTold(payment, "RefundProcessed");

        assertThat(outside.told(payment))
                .containsSubsequence("PaymentCaptured", "RefundRequested", "RefundProcessed");
    }

    @Test
    void whatIsFreeNeverLeavesTheHouse() {
        var payment = outside.id();
        outside.world.hear(authorize(payment, 0, "pm_card_visa"), capture(payment, 0));

        assertThat(outside.told(payment))
                .containsExactly(
                        "PaymentRequested",
                        "PaymentAuthorized",
                        "PaymentCaptured",
                        "PaymentSucceeded");
        assertThat(outside.intents(payment)).isEmpty();
    }

    @Test
    void aPartOfWhatIsHeldMayBeTaken() {
        var payment = authorized();
        outside.world.hear(capture(payment, 700));
        outside.awaitTold(payment, "PaymentCaptured");

        assertThat(outside.intents(payment).get(0).get("captured").asLong()).isEqualTo(700);
    }

    @Test
    void aRequestWithoutAnIdIsOnePaymentPerCart() {
        var cart = outside.id();
        var request =
                new AuthorizePayment(
                        cart, null, 500, "EUR", null, null, Outside.card("pm_card_visa"));
        outside.world.hear(request, request);
        var payment = Ask.Authorize.of(request, null).paymentId();
        outside.awaitTold(payment, "PaymentAuthorized");

        assertThat(outside.intents(payment)).hasSize(1);
    }

    @Test
    void aCardNumberInPlaceOfATokenIsNeverKept() {
        var payment = outside.id();
        outside.world.hear(authorize(payment, 1_000, "4242424242424242"));

        assertThat(outside.told(payment)).contains("PaymentDeclined");
        assertThat(
                        outside.count(
                                "select count(*) from payments.payments p"
                                        + " where p::text like '%4242424242424242%'"))
                .isZero();
    }

    @Test
    void aBigBatchOfManyPaymentsIsAllAuthorizedAndCaptured() {
        var payments = new ArrayList<UUID>();
        var requests = new ArrayList<Object>();
        var captures = new ArrayList<Object>();
        for (var i = 0; i < 300; i++) {
            var payment = outside.id();
            payments.add(payment);
            requests.add(authorize(payment, 100 + i, "pm_card_visa"));
            captures.add(capture(payment, 100 + i));
        }
        outside.world.hear(requests);
        awaitState(payments, "AUTHORIZED");
        outside.world.hear(captures);
        awaitState(payments, "CAPTURED");
    }

    @Test
    void aVoidThatRacesWithTheAnswerIsNeverLost() {
        var payments = new ArrayList<UUID>();
        for (var i = 0; i < 200; i++) {
            payments.add(outside.id());
        }
        outside.world.hear(payments.stream().map(Outside::authorize).toList());
        payments.forEach(payment -> outside.world.hear(cancel(payment)));

        awaitState(payments, "VOIDED", "DECLINED");
        assertThat(payments)
                .allSatisfy(payment ->
                        assertThat(outside.intents(payment).valueStream())
                                .allMatch(
                                        held -> held.get("status").asString().equals("canceled")));
    }

    /**
     * On a busy machine a screening may be too slow for its caller: then the janitor asks what has
     * happened, and if nothing has, the payment is declined and there is nothing to void.
     */
    private static void awaitState(List<UUID> payments, String... ends) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> {
                    outside.world.ring();
                    assertThat(others(payments, ends)).as("not over").isEmpty();
                });
    }

    /** Payments that have not come to one of these ends, and how what is asked for them stands. */
    private static List<String> others(List<UUID> payments, String... ends) {
        return outside.world
                .database()
                .sql(
                        """
                        select p.payment_id || ' is ' || p.state || ': ' || coalesce(string_agg(
                            concat_ws(' ', e.kind, e.state, e.attempts || ' times, withdrawn', e.withdrawn,
                                'next', e.next_at, e.outcome), '; '), 'nothing is asked')
                        from payments.payments p left join payments.effects e on e.subject = p.payment_id
                        where p.payment_id = any(:ids::uuid[]) and p.state <> all (:ends)
                        group by p.payment_id, p.state
                        """)
                .param("ids", Database.uuids(payments))
                .param("ends", ends)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void theLedgerIsOnlyEverAddedTo() {
        captured();

        assertThatThrownBy(() ->
                        outside.world
                                .database()
                                .sql("update payments.transfers set amount = amount + 1")
                                .update())
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() ->
                        outside.world.database().sql("delete from payments.transfers").update())
                .hasMessageContaining("only ever added to");
    }

    @Test
    void theTablesGuardThemselves() {
        var payment = captured();

        assertThatThrownBy(() -> set(payment, "refunded = captured + 1"))
                .hasMessageContaining("never_more_given_back_than_taken");
        assertThatThrownBy(() -> set(payment, "captured = agreed + 1"))
                .hasMessageContaining("never_more_taken_than_agreed");
        assertThatThrownBy(() -> set(payment, "card_token = '4242 4242 4242 4242'"))
                .hasMessageContaining("card_token");
        assertThatThrownBy(() ->
                        outside.world
                                .database()
                                .sql(
                                        """
                                        update payments.effects set question = jsonb_set(
                                            question, '{paymentMethod}', '"4242-4242-4242-4242"')
                                        """)
                                .update())
                .hasMessageContaining("a_card_is_a_token");
        assertThatThrownBy(() ->
                        outside.world
                                .database()
                                .sql("update payments.effects set state = 'SENT'")
                                .update())
                .hasMessageContaining("driven_until_it_ends");
    }

    private static void set(UUID payment, String change) {
        outside.world
                .database()
                .sql("update payments.payments set " + change + " where payment_id = :id")
                .param("id", payment)
                .update();
    }
}
