package dev.waybill.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.CardException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import dev.waybill.simulators.stripe.StripeDials.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhooksTest {
    @TempDir Path folder;
    private Receiver receiver;
    private Simulators world;
    private Shop shop;

    @BeforeEach
    void start() throws Exception {
        receiver = new Receiver();
        open();
    }

    @AfterEach
    void stop() {
        world.close();
        receiver.close();
    }

    @Test
    void tellsWhatHappenedSignedAndReadableByStripeJava() throws Exception {
        var intent = shop.authorize("p", 900).getId();
        shop.capture(intent);
        shop.refund(intent, 400, "r");

        await().until(() -> receiver.events.size() == 5);
        assertThat(receiver.forged).isEmpty();
        assertThat(receiver.types())
                .containsExactlyInAnyOrder(
                        "payment_intent.amount_capturable_updated",
                        "payment_intent.succeeded",
                        "refund.created",
                        "charge.refunded",
                        "refund.updated");
        assertThat(receiver.ids()).doesNotHaveDuplicates();
        for (var event : receiver.events) {
            var object = event.getDataObjectDeserializer().getObject();
            assertThat(object).as(event.getType()).isPresent();
            switch (object.orElseThrow()) {
                case PaymentIntent told ->
                        assertThat(told.getMetadata()).containsEntry("payment_id", "p");
                case com.stripe.model.Refund told ->
                        assertThat(told.getPaymentIntent()).isEqualTo(intent);
                case Charge told -> assertThat(told.getAmountRefunded()).isEqualTo(400);
                case Object other -> throw new AssertionError(other);
            }
        }
    }

    @Test
    void tellsDeclinesAndCancellations() throws Exception {
        shop.cancel(shop.authorize("p", 900).getId());
        try {
            shop.authorize("q", 900, "pm_card_chargeDeclined", "k");
        } catch (CardException _) {
            // What the webhook is about.
        }

        await().untilAsserted(() ->
                assertThat(receiver.types())
                        .contains("payment_intent.canceled", "payment_intent.payment_failed"));
    }

    @Test
    void triesAgainUntilItIsTaken() throws Exception {
        var attempts = new AtomicInteger();
        receiver.status = () -> attempts.incrementAndGet() < 4 ? 500 : 200;
        turn(dial(0, 0, 0, 0, 10));

        shop.authorize("p", 900);

        await().until(() -> receiver.events.size() == 1);
        assertThat(attempts).hasValue(4);
    }

    @Test
    void theDuplicateDialTellsTheSameEventTwice() throws Exception {
        turn(dial(1, 0, 20, 0, 500));

        authorize(10);

        await().until(() -> receiver.events.size() == 20);
        assertThat(receiver.ids().stream().distinct()).hasSize(10);
    }

    @Test
    void theReorderDialLetsLaterEventsOvertake() throws Exception {
        turn(dial(0, 1, 400, 0, 500));

        authorize(20);

        await().until(() -> receiver.events.size() == 20);
        assertThat(receiver.ids()).isNotEqualTo(receiver.ids().stream().sorted().toList());
    }

    @Test
    void theLossDialLosesItsShareForGood() throws Exception {
        turn(dial(0, 0, 0, 0.5, 500));

        authorize(40);

        await().until(() -> undelivered() == 0);
        assertThat(receiver.events.size()).isBetween(10, 30);
        var lost =
                world.journalLines("stripe").stream()
                        .filter(line -> line.contains("\"lost\""))
                        .count();
        assertThat(lost + receiver.events.size()).isEqualTo(40);
    }

    @Test
    void theDelayDialDelays() throws Exception {
        var dial = dial(0, 0, 0, 0, 500);
        turn(
                new Webhooks(
                        dial.url(), false, List.of("*"), new Latency.Fixed(300), 0, 0, 0, 0, 500));
        var before = System.nanoTime();

        shop.authorize("p", 900);

        await().pollInterval(Duration.ofMillis(5)).until(() -> receiver.events.size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void pausedWebhooksWaitAndAreAllToldAfterwards() throws Exception {
        pause(true);
        authorize(5);
        assertThat(undelivered()).isEqualTo(5);
        assertThat(receiver.events).isEmpty();

        pause(false);

        await().until(() -> receiver.events.size() == 5);
    }

    @Test
    void onlyTheChosenEventsAreTold() throws Exception {
        turn(
                new Webhooks(
                        receiver.url(),
                        false,
                        List.of("payment_intent.succeeded"),
                        Latency.NONE,
                        0,
                        0,
                        0,
                        0,
                        500));

        shop.capture(shop.authorize("p", 900).getId());

        await().until(() -> receiver.events.size() == 1 && undelivered() == 0);
        assertThat(receiver.types()).containsExactly("payment_intent.succeeded");
    }

    @Test
    void whatWasNotTakenIsToldAfterARestartAndWhatWasIsNot() throws Exception {
        authorize(3);
        await().until(() -> receiver.events.size() == 3 && undelivered() == 0);
        pause(true);
        shop.authorize("late", 900);
        world.close();
        receiver.events.clear();

        open();

        await().until(() -> undelivered() == 0);
        assertThat(receiver.events).hasSize(1);
        assertThat(
                        ((PaymentIntent)
                                        receiver.events
                                                .getFirst()
                                                .getDataObjectDeserializer()
                                                .getObject()
                                                .orElseThrow())
                                .getMetadata())
                .containsEntry("payment_id", "late");
    }

    private void open() {
        world = Simulators.start(Settings.in(folder).webhooks(receiver.url(), Receiver.SECRET));
        shop = new Shop(world);
    }

    private void authorize(int payments) throws Exception {
        for (var i = 0; i < payments; i++) {
            shop.authorize("p" + i, 100);
        }
    }

    private int undelivered() throws Exception {
        return Backstage.of(world).get("/books").path("stripe").path("undelivered").asInt();
    }

    private Webhooks dial(
            double duplicates, double reorder, long reorderMs, double lost, long retryMs) {
        return new Webhooks(
                receiver.url(),
                false,
                List.of("*"),
                Latency.NONE,
                duplicates,
                reorder,
                reorderMs,
                lost,
                retryMs);
    }

    private void turn(Webhooks webhooks) {
        world.stripeDial().set(world.stripeDial().get().with(webhooks));
    }

    private void pause(boolean paused) {
        turn(new Webhooks(receiver.url(), paused, List.of("*"), Latency.NONE, 0, 0, 0, 0, 500));
    }
}
