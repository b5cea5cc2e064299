package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.PaymentIntent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsTest {
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
    void aTimeOutAfterSuccessLeavesAChargeThatSearchAndTheSameKeyFind() throws Exception {
        faulty(Faults.NONE.timeoutsAfter(1, 50));
        assertThat(
                        catchThrowableOfType(
                                ApiConnectionException.class, () -> shop.authorize("p", 700)))
                .isNotNull();
        world.stripeDial().reset();

        assertThat(shop.found("p"))
                .extracting(PaymentIntent::getStatus)
                .containsExactly("requires_capture");
        assertThat(shop.authorize("p", 700).getId()).isEqualTo(shop.found("p").getFirst().getId());
    }

    @Test
    void aTimeOutBeforeLeavesNothing() throws Exception {
        faulty(Faults.NONE.timeoutsBefore(1, 50));
        assertThat(
                        catchThrowableOfType(
                                ApiConnectionException.class, () -> shop.authorize("p", 700)))
                .isNotNull();
        world.stripeDial().reset();

        assertThat(shop.found("p")).isEmpty();
    }

    @Test
    void aClientThatWaitsLessThanTheHoldSeesItsOwnTimeOut() {
        faulty(Faults.NONE.timeoutsAfter(1, 60_000));
        var hasty = Shop.client(world, "sk_test_x", 200);

        assertThat(
                        catchThrowableOfType(
                                ApiConnectionException.class,
                                () ->
                                        hasty.v1()
                                                .paymentIntents()
                                                .create(
                                                        Shop.payment("p", 700, "pm_card_visa")
                                                                .build())))
                .hasMessageContaining("timed out");
    }

    @Test
    void unavailableMeansNothingHappenedAndIsNotKept() throws Exception {
        faulty(Faults.NONE.unavailable(1));
        assertThat(
                        catchThrowableOfType(ApiException.class, () -> shop.authorize("p", 700))
                                .getStatusCode())
                .isEqualTo(503);
        world.stripeDial().reset();

        assertThat(shop.authorize("p", 700).getStatus()).isEqualTo("requires_capture");
    }

    @Test
    void aServerErrorIsKeptForItsKeyAsStripeDoes() throws Exception {
        faulty(Faults.NONE.errors(1));
        assertThat(
                        catchThrowableOfType(ApiException.class, () -> shop.authorize("p", 700))
                                .getStatusCode())
                .isEqualTo(500);
        world.stripeDial().reset();

        assertThat(
                        catchThrowableOfType(ApiException.class, () -> shop.authorize("p", 700))
                                .getStatusCode())
                .isEqualTo(500);
        assertThat(shop.found("p")).isEmpty();
        assertThat(shop.authorize("p", 700, "pm_card_visa", "a new key").getStatus())
                .isEqualTo("requires_capture");
    }

    @Test
    void theDeclineDialDeclinesItsShareAndTheSameOnesForTheSameSeed() throws Exception {
        var first = declinedOf(100);
        try (var other = Simulators.start(Settings.in(folder.resolve("other")))) {
            world.close();
            world = other;
            shop = new Shop(other);

            assertThat(declinedOf(100)).isEqualTo(first);
        }
        assertThat(first).hasSizeBetween(15, 45);
    }

    @Test
    void aRefusedCaptureStaysRefusedForItsKeyAndWhatIsHeldCanBeCancelled() throws Exception {
        var held = shop.authorize("p", 700);
        world.stripeDial().set(world.stripeDial().get().refuses(1, 0));
        assertThat(refusal(() -> shop.capture(held.getId())))
                .isEqualTo("capture_unauthorized_payment");
        world.stripeDial().reset();

        assertThat(refusal(() -> shop.capture(held.getId())))
                .isEqualTo("capture_unauthorized_payment");
        assertThat(shop.cancel(held.getId()).getStatus()).isEqualTo("canceled");
    }

    @Test
    void aRefusedRefundGivesNothingBackAndAnotherKeyMay() throws Exception {
        var taken = shop.capture(shop.authorize("p", 700).getId());
        world.stripeDial().set(world.stripeDial().get().refuses(0, 1));
        assertThat(refusal(() -> shop.refund(taken.getId(), 700, "first")))
                .isEqualTo("charge_disputed");
        world.stripeDial().reset();

        assertThat(shop.refund(taken.getId(), 700, "second").getStatus()).isEqualTo("succeeded");
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(InvalidRequestException.class, call).getCode();
    }

    @Test
    void theLognormalHasItsMedianAndItsP99() {
        var chance = new Chance(7);
        var latency = new Latency.Lognormal(80, 400);
        var draws = new ArrayList<Duration>();
        for (var i = 0; i < 20_000; i++) {
            draws.add(latency.draw(chance.next()));
        }
        Collections.sort(draws);

        assertThat(draws.get(10_000).toMillis()).isBetween(76L, 84L);
        assertThat(draws.get(19_800).toMillis()).isBetween(350L, 460L);
    }

    @Test
    void searchLagsBehindWhenToldTo() throws Exception {
        var dials = world.stripeDial().get();
        world.stripeDial().set(dials.lags(60_000));
        shop.authorize("p", 700);

        assertThat(shop.found("p")).isEmpty();
        world.stripeDial().reset();
        assertThat(shop.found("p")).hasSize(1);
    }

    private List<Integer> declinedOf(int payments) throws Exception {
        world.stripeDial().set(world.stripeDial().get().declines(0.3));
        var declined = new ArrayList<Integer>();
        for (var i = 0; i < payments; i++) {
            try {
                shop.authorize("p" + i, 100);
            } catch (CardException _) {
                declined.add(i);
            }
        }
        return declined;
    }

    private void faulty(Faults faults) {
        world.stripeDial().set(world.stripeDial().get().with(faults));
    }
}
