package dev.waybill.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulators;
import dev.waybill.simulators.stripe.StripeDials;
import dev.waybill.testkit.SystemWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The system on a real database, with the simulated provider and screening next to it. */
final class Outside implements AutoCloseable {

    static final String SECRET = "whsec_test";

    final SystemWorld world;
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private Simulators simulators;

    private Outside(Map<String, String> settings) {
        try {
            this.folder = Files.createTempDirectory("outside");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.simulators = Simulators.start(Settings.in(folder).webhooks("", SECRET));
        this.port = simulators.port();
        var all = new HashMap<String, String>();
        all.put("waybill.payments.stripe.base-url", simulators.stripeBase());
        all.put("waybill.payments.stripe.key", "sk_test_waybill");
        all.put("waybill.payments.stripe.webhook-secret", SECRET);
        all.put("waybill.payments.stripe.read-timeout", "PT0.4S");
        all.put("waybill.payments.fraud.timeout", "PT0.4S");
        all.put("waybill.payments.fraud.base-url", simulators.fraudBase().toString());
        // The simulated search knows at once. What is withdrawn unanswered waits for it: a void
        // that met a screening
        // which took too long would otherwise take the minute that it takes in production.
        all.put("waybill.payments.stripe.search-lag", "PT1S");
        all.putAll(settings);
        this.world = SystemWorld.of(new PaymentsSystem(), all);
    }

    static Outside start() {
        return new Outside(Map.of());
    }

    static Outside start(Map<String, String> settings) {
        return new Outside(settings);
    }

    Simulators simulators() {
        return simulators;
    }

    void goDown() {
        simulators.close();
    }

    /** Up again, with all that it knew. */
    void comeBack() {
        simulators = Simulators.start(Settings.in(folder).port(port).webhooks("", SECRET));
    }

    /** From now on webhooks are made, but wait. */
    void keepWebhooks() {
        webhooks(true);
    }

    void deliverWebhooks() {
        webhooks(false);
    }

    private void webhooks(boolean paused) {
        var dial = simulators.stripeDial();
        var old = dial.get().webhooks();
        dial.set(
                dial.get()
                        .with(
                                new StripeDials.Webhooks(
                                        "http://127.0.0.1:"
                                                + world.http().port()
                                                + "/webhooks/stripe",
                                        paused,
                                        old.events(),
                                        old.delay(),
                                        old.duplicateRate(),
                                        old.reorderRate(),
                                        old.reorderMs(),
                                        old.lostRate(),
                                        old.retryMs())));
    }

    UUID id() {
        return world.ids().next();
    }

    static PaymentMethod card(String token) {
        return new PaymentMethod(token, "visa", "4242", 12, 2034);
    }

    static AuthorizePayment authorize(UUID payment, long amount, String token) {
        return new AuthorizePayment(
                cart(payment), null, amount, "EUR", payment, order(payment), card(token));
    }

    static AuthorizePayment authorize(UUID payment) {
        return authorize(payment, 1_000, "pm_card_visa");
    }

    static CapturePayment capture(UUID payment, long amount) {
        return new CapturePayment(payment, order(payment), amount, "EUR");
    }

    static VoidPayment cancel(UUID payment) {
        return new VoidPayment(payment, order(payment), null);
    }

    static RefundPayment refund(UUID refund, UUID payment, long amount) {
        return new RefundPayment(refund, payment, order(payment), amount, "EUR", null);
    }

    static UUID order(UUID payment) {
        return new UUID(payment.getMostSignificantBits() + 1, payment.getLeastSignificantBits());
    }

    static UUID cart(UUID payment) {
        return new UUID(payment.getMostSignificantBits() + 2, payment.getLeastSignificantBits());
    }

    /** What was told about a payment, by name, in order. */
    List<String> told(UUID payment) {
        return world.told().stream()
                .filter(fact -> subject(fact).equals(payment))
                .map(fact -> fact.getClass().getSimpleName())
                .toList();
    }

    private static UUID subject(Object fact) {
        return subject(fact, fact.getClass());
    }

    private static <M> UUID subject(Object fact, Class<M> type) {
        return Contracts.of(type).subject().apply(type.cast(fact));
    }

    void awaitTold(UUID payment, String... names) {
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(told(payment)).contains(names));
    }

    /** Lets time pass and alarms ring until it has been told. */
    void driveUntilTold(UUID payment, String... names) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    world.clock().advance(Duration.ofSeconds(31));
                    world.ring();
                    assertThat(told(payment)).contains(names);
                });
    }

    String state(UUID payment) {
        return world.database()
                .sql("select state from payments.payments where payment_id = :id")
                .param("id", payment)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("UNHEARD");
    }

    String effect(UUID payment, Operation operation) {
        return world.database()
                .sql(
                        """
                        select state from payments.effects
                        where subject = :id and kind = :operation
                        """)
                .param("id", payment)
                .param("operation", operation.name())
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("NONE");
    }

    void awaitEffect(UUID payment, Operation operation, String state) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(effect(payment, operation)).isEqualTo(state));
    }

    long count(String sql) {
        return world.database().sql(sql).query((row, _) -> row.getLong(1)).single();
    }

    /** All invariants that the schema knows hold. */
    void assertInvariants() {
        var broken =
                world.database()
                        .sql("select name from payments.invariants where violations > 0")
                        .query((row, _) -> row.getString(1))
                        .list();
        assertThat(broken).isEmpty();
    }

    /** The provider's own books about a payment: its intents. */
    JsonNode intents(UUID payment) {
        return admin("/payments/" + payment).findValue("intents");
    }

    private JsonNode admin(String path) {
        var uri = URI.create(simulators.adminBase() + path);
        try {
            var response =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            return Wire.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        world.close();
        simulators.close();
        client.close();
    }
}
