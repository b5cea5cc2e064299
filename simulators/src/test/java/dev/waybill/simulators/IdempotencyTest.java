package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {
    @TempDir Path folder;
    private final Watch watch = new Watch();
    private Simulators world;
    private Shop shop;

    @BeforeEach
    void start() {
        world = Simulators.start(Settings.in(folder).clock(watch));
        shop = new Shop(world);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void theSameKeyChargesOnceAndGetsTheFirstAnswerAgain() throws Exception {
        var first = shop.authorize("p", 700, "pm_card_visa", "k");
        shop.capture(first.getId());

        var again = shop.authorize("p", 700, "pm_card_visa", "k");

        assertThat(again.getId()).isEqualTo(first.getId());
        assertThat(again.getStatus())
                .as("as it was then, not as it is now")
                .isEqualTo("requires_capture");
        assertThat(again.getLastResponse().body()).isEqualTo(first.getLastResponse().body());
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(shop.found("p")).hasSize(1);
    }

    @Test
    void aDeclineIsRepeatedEvenWhenAnotherCardHasBeenTakenSince() {
        var first = declined("pm_card_chargeDeclinedInsufficientFunds");
        var intent = first.getStripeError().getPaymentIntent().getId();
        assertThat(
                        call(() ->
                                shop.stripe
                                        .v1()
                                        .paymentIntents()
                                        .confirm(
                                                intent,
                                                com.stripe.param.PaymentIntentConfirmParams
                                                        .builder()
                                                        .setPaymentMethod("pm_card_visa")
                                                        .build())
                                        .getStatus()))
                .isEqualTo("requires_capture");

        var again = declined("pm_card_chargeDeclinedInsufficientFunds");

        assertThat(again.getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(again.getCharge()).isEqualTo(first.getCharge());
        assertThat(again.getStripeError().getPaymentIntent().getStatus())
                .isEqualTo("requires_payment_method");
    }

    @Test
    void aRefusalOfExecutionIsKeptForItsKey() throws Exception {
        var intent = shop.authorize("p", 700).getId();
        shop.cancel(intent);
        assertThat(catchThrowableOfType(InvalidRequestException.class, () -> shop.capture(intent)))
                .isNotNull();

        var again = catchThrowableOfType(InvalidRequestException.class, () -> shop.capture(intent));

        assertThat(again.getCode()).isEqualTo("payment_intent_unexpected_state");
        assertThat(world.journalLines("stripe"))
                .filteredOn(line -> line.contains("\"refused\""))
                .hasSize(1);
    }

    @Test
    void aRequestThatWasWrongDoesNotUseUpItsKey() throws Exception {
        assertThat(
                        catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> shop.authorize("p", 700, "pm_card_nope", "k")))
                .isNotNull();

        assertThat(shop.authorize("p", 700, "pm_card_visa", "k").getStatus())
                .isEqualTo("requires_capture");
    }

    @Test
    void theSameKeyForSomethingElseIsRefused() throws Exception {
        shop.authorize("p", 700, "pm_card_visa", "k");

        var other =
                catchThrowableOfType(
                        IdempotencyException.class,
                        () -> shop.authorize("p", 701, "pm_card_visa", "k"));

        assertThat(other.getStatusCode()).isEqualTo(400);
        assertThat(other.getStripeError().getType()).isEqualTo("idempotency_error");
        assertThat(shop.found("p")).hasSize(1);
    }

    @Test
    void aKeyWhoseRequestIsStillRunningIsInUse() throws Exception {
        slow(1_500); // long enough for all eight to arrive on a busy machine
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<PaymentIntent>>();
            for (var i = 0; i < 8; i++) {
                calls.add(threads.submit(() -> shop.authorize("p", 700, "pm_card_visa", "k")));
            }
            await().until(() -> calls.stream().allMatch(Future::isDone));
            var refused =
                    calls.stream().filter(call -> call.state() == Future.State.FAILED).toList();

            assertThat(refused).hasSize(7);
            assertThat(refused)
                    .allSatisfy(call -> {
                        var failure = (ApiException) call.exceptionNow();
                        assertThat(failure.getStatusCode()).isEqualTo(409);
                        assertThat(failure.getCode()).isEqualTo("idempotency_key_in_use");
                    });
        }
        assertThat(shop.found("p")).hasSize(1);
    }

    @Test
    void aKeyIsForgottenAfterADayAndThenChargesTwice() throws Exception {
        var first = shop.authorize("p", 700, "pm_card_visa", "k").getId();
        watch.forward(Duration.ofHours(23));
        assertThat(shop.authorize("p", 700, "pm_card_visa", "k").getId()).isEqualTo(first);
        watch.forward(Duration.ofHours(2));

        assertThat(shop.authorize("p", 700, "pm_card_visa", "k").getId()).isNotEqualTo(first);
        assertThat(shop.found("p")).hasSize(2);
    }

    private void slow(double ms) {
        var faults = Faults.NONE.latency(new Latency.Fixed(ms));
        world.stripeDial().set(world.stripeDial().get().with(faults));
    }

    private CardException declined(String card) {
        return catchThrowableOfType(CardException.class, () -> shop.authorize("p", 700, card, "k"));
    }

    private static <T> T call(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
