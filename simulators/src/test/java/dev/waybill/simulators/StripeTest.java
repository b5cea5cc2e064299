package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundListParams;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeTest {
    private static final String PAYMENT = "0199a000-0000-7000-8000-000000000001";

    @TempDir Path folder;
    private Simulators world;
    private Shop shop;

    @BeforeEach
    void start() {
        world = Simulators.start(Settings.in(folder));
        shop = new Shop(world);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void authorizesThenCaptures() throws Exception {
        var authorized = shop.authorize(PAYMENT, 4_200);

        assertThat(authorized.getStatus()).isEqualTo("requires_capture");
        assertThat(authorized.getAmountCapturable()).isEqualTo(4_200);
        assertThat(authorized.getMetadata()).containsEntry("payment_id", PAYMENT);
        assertThat(authorized.getPaymentMethod()).isEqualTo("pm_card_visa");

        var captured = shop.capture(authorized.getId());

        assertThat(captured.getStatus()).isEqualTo("succeeded");
        assertThat(captured.getAmountReceived()).isEqualTo(4_200);
        assertThat(captured.getAmountCapturable()).isZero();
    }

    @Test
    void capturesAtOnceWhenAskedTo() throws Exception {
        var params =
                Shop.payment(PAYMENT, 500, "pm_card_mastercard")
                        .setCaptureMethod(PaymentIntentCreateParams.CaptureMethod.AUTOMATIC)
                        .build();

        assertThat(shop.stripe.v1().paymentIntents().create(params).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void confirmsLaterWithTheCardOfTheCreationOrAnother() throws Exception {
        var params = Shop.payment(PAYMENT, 500, "pm_card_visa").setConfirm(false).build();
        var created = shop.stripe.v1().paymentIntents().create(params);
        assertThat(created.getStatus()).isEqualTo("requires_confirmation");
        assertThat(created.getLatestCharge()).isNull();

        var declined =
                refused(CardException.class, () -> confirm(created, "pm_card_chargeDeclined"));
        assertThat(declined.getStripeError().getPaymentIntent().getStatus())
                .isEqualTo("requires_payment_method");

        var confirmed = confirm(created, "pm_card_mastercard");
        assertThat(confirmed.getStatus()).isEqualTo("requires_capture");
        assertThat(confirmed.getLastPaymentError()).isNull();

        var again = refused(InvalidRequestException.class, () -> confirm(created, "pm_card_visa"));
        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void confirmingWithoutAnyCardIsRefused() throws Exception {
        var params = PaymentIntentCreateParams.builder().setAmount(100L).setCurrency("eur").build();
        var created = shop.stripe.v1().paymentIntents().create(params);

        assertThat(created.getStatus()).isEqualTo("requires_payment_method");
        assertThat(
                        refused(
                                        InvalidRequestException.class,
                                        () ->
                                                shop.stripe
                                                        .v1()
                                                        .paymentIntents()
                                                        .confirm(created.getId()))
                                .getCode())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, generic_decline",
        "pm_card_visa_chargeDeclined, card_declined, generic_decline",
        "pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
        "pm_card_chargeDeclinedExpiredCard, expired_card,",
        "pm_card_chargeDeclinedProcessingError, processing_error,",
        "pm_card_chargeDeclinedFraudulent, card_declined, fraudulent",
        "pm_card_chargeDeclinedLostCard, card_declined, lost_card"
    })
    void declinesInStripesWords(String card, String code, String declineCode) throws Exception {
        var declined = refused(CardException.class, () -> shop.authorize(PAYMENT, 900, card, "k"));

        assertThat(declined.getStatusCode()).isEqualTo(402);
        assertThat(declined.getCode()).isEqualTo(code);
        assertThat(declined.getDeclineCode()).isEqualTo(declineCode);
        assertThat(declined.getCharge()).startsWith("ch_");
        var intent = declined.getStripeError().getPaymentIntent();
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getCode()).isEqualTo(code);
        assertThat(shop.found(PAYMENT))
                .extracting(PaymentIntent::getStatus)
                .containsExactly("requires_payment_method");
    }

    @Test
    void unknownThingsAreMissing() {
        var card =
                refused(
                        InvalidRequestException.class,
                        () -> shop.authorize(PAYMENT, 1, "pm_card_nope", "k"));
        assertThat(card.getCode()).isEqualTo("resource_missing");
        assertThat(card.getParam()).isEqualTo("payment_method");
        for (var id : new String[] {"pi_nope", "pi_3", "pi_" + "0".repeat(30), "ch_1"}) {
            var intent = refused(InvalidRequestException.class, () -> shop.capture(id));
            assertThat(intent.getStatusCode()).isEqualTo(404);
            assertThat(intent.getCode()).isEqualTo("resource_missing");
        }
    }

    @Test
    void wrongParametersAreNamed() {
        var missing = PaymentIntentCreateParams.builder().setCurrency("eur").build();
        assertThat(
                        refused(
                                        InvalidRequestException.class,
                                        () -> shop.stripe.v1().paymentIntents().create(missing))
                                .getParam())
                .isEqualTo("amount");
        var currency =
                PaymentIntentCreateParams.builder().setAmount(1L).setCurrency("euro").build();
        assertThat(
                        refused(
                                        InvalidRequestException.class,
                                        () -> shop.stripe.v1().paymentIntents().create(currency))
                                .getParam())
                .isEqualTo("currency");
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.authorize(PAYMENT, 0))
                                .getParam())
                .isEqualTo("amount");
        assertThat(
                        refused(
                                        InvalidRequestException.class,
                                        () -> shop.authorize(PAYMENT, 1L << 40))
                                .getCode())
                .isEqualTo("amount_too_large");
    }

    @Test
    void keysAreNeeded() {
        var stranger = Shop.client(world, "pk_test_public", 5_000);

        var refused =
                refused(
                        AuthenticationException.class,
                        () -> stranger.v1().paymentIntents().retrieve("pi_1"));

        assertThat(refused.getStatusCode()).isEqualTo(401);
    }

    @Test
    void capturesNoMoreThanWasAuthorizedAndOnlyOnce() throws Exception {
        var intent = shop.authorize(PAYMENT, 1_000);

        var over = refused(InvalidRequestException.class, () -> capture(intent, 1_001));
        assertThat(over.getCode()).isEqualTo("amount_too_large");

        assertThat(capture(intent, 400).getAmountReceived()).isEqualTo(400);
        var again = refused(InvalidRequestException.class, () -> capture(intent, 100));
        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(again.getStripeError().getPaymentIntent().getStatus()).isEqualTo("succeeded");
    }

    @Test
    void capturesAsOftenAsThereAreShipmentsAndReleasesTheRestWithTheLast() throws Exception {
        var intent = multicapture(1_000);
        var first = part(intent, 300, false);
        assertThat(first.getStatus()).isEqualTo("requires_capture");
        assertThat(first.getAmountReceived()).isEqualTo(300);
        assertThat(first.getAmountCapturable()).isEqualTo(700);
        assertThat(shop.refund(intent, 100, "early").getStatus()).isEqualTo("succeeded");
        assertThat(refused(InvalidRequestException.class, () -> shop.cancel(intent)).getCode())
                .isEqualTo("payment_intent_unexpected_state");

        var last = part(intent, 0, true);

        assertThat(last.getStatus()).isEqualTo("succeeded");
        assertThat(last.getAmountReceived()).isEqualTo(300);
        assertThat(last.getAmountCapturable()).isZero();
    }

    @Test
    void whoHasNotAskedForMulticaptureCapturesOnce() throws Exception {
        var intent = shop.authorize(PAYMENT, 1_000).getId();

        assertThat(
                        refused(InvalidRequestException.class, () -> part(intent, 300, false))
                                .getStripeError()
                                .getParam())
                .isEqualTo("final_capture");
    }

    @Test
    void givesUpWhatNobodyHasCapturedInTime() throws Exception {
        var intent = multicapture(1_000);
        world.stripeDial().set(world.stripeDial().get().expires(0));
        var late = refused(InvalidRequestException.class, () -> part(intent, 300, false));
        var found = shop.stripe.v1().paymentIntents().retrieve(intent);
        world.stripeDial().set(world.stripeDial().get().expires(604_800));

        assertThat(late.getCode()).isEqualTo("charge_expired_for_capture");
        assertThat(found.getStatus()).isEqualTo("canceled");
        assertThat(found.getCancellationReason()).isEqualTo("expired");
    }

    @Test
    void aCardThatDisputesDoesSoWhenItsMoneyIsTakenAndIsNotRefundedMeanwhile() throws Exception {
        var intent = shop.authorize("disputed", 1_000, "pm_card_createDispute", "d").getId();
        shop.capture(intent);
        assertThat(
                        refused(
                                        InvalidRequestException.class,
                                        () -> shop.refund(intent, 1_000, "too"))
                                .getCode())
                .isEqualTo("charge_disputed");
    }

    private String multicapture(long amount) throws StripeException {
        var card =
                PaymentIntentCreateParams.PaymentMethodOptions.Card.builder()
                        .setRequestMulticapture(
                                PaymentIntentCreateParams.PaymentMethodOptions.Card
                                        .RequestMulticapture.IF_AVAILABLE)
                        .build();
        var options = PaymentIntentCreateParams.PaymentMethodOptions.builder().setCard(card);
        var wanted =
                Shop.payment("several " + amount, amount, "pm_card_visa")
                        .setPaymentMethodOptions(options.build())
                        .build();
        return shop.stripe.v1().paymentIntents().create(wanted).getId();
    }

    private PaymentIntent part(String intent, long amount, boolean last) throws StripeException {
        var params =
                PaymentIntentCaptureParams.builder()
                        .setAmountToCapture(amount)
                        .setFinalCapture(last)
                        .build();
        return shop.stripe.v1().paymentIntents().capture(intent, params);
    }

    @Test
    void cancelsOnlyWhatIsNotCaptured() throws Exception {
        var open = shop.authorize(PAYMENT, 1_000);
        var canceled = shop.cancel(open.getId());
        assertThat(canceled.getStatus()).isEqualTo("canceled");
        assertThat(canceled.getCanceledAt()).isPositive();
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.cancel(open.getId()))
                                .getCode())
                .isEqualTo("payment_intent_unexpected_state");
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.capture(open.getId()))
                                .getCode())
                .isEqualTo("payment_intent_unexpected_state");

        var captured = shop.authorize("other", 1_000);
        shop.capture(captured.getId());
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.cancel(captured.getId()))
                                .getCode())
                .isEqualTo("payment_intent_unexpected_state");
    }

    @Test
    void refundsNoMoreThanWasCaptured() throws Exception {
        var intent = shop.authorize(PAYMENT, 1_000).getId();
        assertThat(
                        refused(
                                        InvalidRequestException.class,
                                        () -> shop.refund(intent, 1, "early"))
                                .getStatusCode())
                .isEqualTo(400);
        shop.capture(intent);

        var first = shop.refund(intent, 300, "r1");
        assertThat(first.getStatus()).isEqualTo("succeeded");
        assertThat(first.getPaymentIntent()).isEqualTo(intent);
        assertThat(first.getMetadata()).containsEntry("refund_id", "r1");
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.refund(intent, 701, "r2"))
                                .getParam())
                .isEqualTo("amount");
        shop.refund(intent, 700, "r3");
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.refund(intent, 1, "r4"))
                                .getCode())
                .isEqualTo("charge_already_refunded");

        assertThat(shop.stripe.v1().refunds().retrieve(first.getId()).getAmount()).isEqualTo(300);
        var listed =
                shop.stripe
                        .v1()
                        .refunds()
                        .list(RefundListParams.builder().setPaymentIntent(intent).build());
        assertThat(listed.getData())
                .extracting(com.stripe.model.Refund::getAmount)
                .containsExactly(700L, 300L);
    }

    @Test
    void expandsTheChargeAndListsNewestFirst() throws Exception {
        shop.authorize("a", 10);
        var intent = shop.authorize("b", 20).getId();
        var params = PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();

        var charge =
                shop.stripe.v1().paymentIntents().retrieve(intent, params).getLatestChargeObject();
        assertThat(charge.getPaymentMethodDetails().getCard().getLast4()).isEqualTo("4242");
        assertThat(shop.stripe.v1().charges().retrieve(charge.getId()).getPaymentIntent())
                .isEqualTo(intent);
        var page =
                shop.stripe
                        .v1()
                        .paymentIntents()
                        .list(PaymentIntentListParams.builder().setLimit(1L).build());
        assertThat(page.getData()).extracting(PaymentIntent::getId).containsExactly(intent);
        assertThat(page.getHasMore()).isTrue();
    }

    @Test
    void searchesByMetadataAndMore() throws Exception {
        var intent = shop.authorize(PAYMENT, 10).getId();
        shop.authorize("it's", 20);

        assertThat(shop.found(PAYMENT)).extracting(PaymentIntent::getId).containsExactly(intent);
        assertThat(shop.found("it\\'s")).hasSize(1);
        assertThat(
                        shop.search(
                                "metadata[\"order_id\"]:\"order of "
                                        + PAYMENT
                                        + "\" AND status:'requires_capture'"))
                .hasSize(1);
        assertThat(shop.search("metadata['payment_id']:'" + PAYMENT + "' AND status:'canceled'"))
                .isEmpty();
        assertThat(shop.search("currency:'eur' AND amount:20")).hasSize(1);
        assertThat(
                        refused(InvalidRequestException.class, () -> shop.search("anything goes"))
                                .getCode())
                .isEqualTo("search_query_invalid");
    }

    private PaymentIntent confirm(PaymentIntent intent, String card) throws StripeException {
        var params = PaymentIntentConfirmParams.builder().setPaymentMethod(card).build();
        return shop.stripe.v1().paymentIntents().confirm(intent.getId(), params);
    }

    private PaymentIntent capture(PaymentIntent intent, long amount) throws StripeException {
        var params = PaymentIntentCaptureParams.builder().setAmountToCapture(amount).build();
        return shop.stripe.v1().paymentIntents().capture(intent.getId(), params);
    }

    private static <E extends StripeException> E refused(Class<E> as, ThrowingCallable call) {
        var refused = catchThrowableOfType(as, call);
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused;
    }
}
