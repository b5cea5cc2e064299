package dev.waybill.notifications;

import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulators;
import dev.waybill.testkit.Http;
import dev.waybill.testkit.SystemWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The system on a real database, with the simulated mail, SMS and push next to it. */
final class Town implements AutoCloseable {

    static final String PUBLIC_KEY =
            "BGKKdG0D1eICQ0C6J9vZ2y75n8yuU-SERedOWz1Aa298ajAuqR57Pk6hedtT1rgEBaxg9mUYM3Wa1OgYHIMTFDY";
    static final String PRIVATE_KEY = "2qvRH4Z-_quIvXWmeWAZamKxIHd4cD-VVT3qU2r0K18";

    private static final JsonMapper JSON = new JsonMapper();

    final Simulators simulators;
    final SystemWorld world;
    private final HttpClient client = HttpClient.newHttpClient();

    private Town(Map<String, String> more) {
        try {
            this.simulators =
                    Simulators.start(Settings.in(Files.createTempDirectory("waybill-inbox-")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new HashMap<String, String>();
        all.put("smtp.host", "127.0.0.1");
        all.put("smtp.port", "" + simulators.smtpPort());
        all.put("smtp.tls", "none");
        all.put("smtp.from", "Waybill <orders@waybill.example>");
        all.put("sms.base-url", simulators.smsBase().toString());
        all.put("push.public-key", PUBLIC_KEY);
        all.put("push.private-key", PRIVATE_KEY);
        all.put("push.subject", "mailto:orders@waybill.example");
        all.put("push.services", "http://127.0.0.1:" + simulators.port());
        all.put("timeout", "PT0.5S");
        all.putAll(more);
        var settings = new HashMap<String, String>();
        all.forEach((name, value) -> settings.put("waybill.notifications." + name, value));
        this.world = SystemWorld.of(new NotificationsSystem(), settings);
    }

    static Town start() {
        return new Town(Map.of());
    }

    static Town start(Map<String, String> more) {
        return new Town(more);
    }

    UUID id() {
        return world.ids().next();
    }

    /** A customer who is reached by e-mail. */
    UUID customer(String email) {
        return customer(Map.of("email", email, "locale", "en-GB", "zone", "Europe/London"));
    }

    UUID customer(Map<String, ?> contact) {
        var customer = id();
        var reply = world.http().send("PUT", "/notifications/contacts/" + customer, contact);
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
        return customer;
    }

    String mailbox() {
        return "p" + id() + "@example.com";
    }

    OrderCreated created(UUID order, UUID customer) {
        return new OrderCreated(
                order,
                customer,
                6_749,
                "GBP",
                OrderCreated.Status.CREATED,
                List.of(
                        new OrderCreated.Item("LAMP-01", 1, 1_750),
                        new OrderCreated.Item("CANDLE-12", 1, 4_999)),
                world.now());
    }

    OrderConfirmed confirmed(UUID order, UUID customer) {
        return new OrderConfirmed(
                order,
                customer,
                "ORD-48201957",
                null,
                null,
                6_749,
                "GBP",
                world.now(),
                null,
                null,
                null);
    }

    OrderCancelled cancelled(UUID order, UUID customer) {
        return new OrderCancelled(
                order,
                customer,
                CancellationReason.OUT_OF_STOCK,
                world.now(),
                null,
                null,
                null,
                null);
    }

    /** What has arrived there, newest first. */
    JsonNode inbox(String to) {
        return get(simulators.inboxBase() + "?to=" + to).path("items");
    }

    JsonNode get(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url)).build();
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The messages of a customer, newest first. */
    JsonNode told(UUID customer) {
        return world.http().get("/notifications?customerId=" + customer).json().path("items");
    }

    /** Rings until every message of the customer stands so. */
    void awaitAll(UUID customer, Predicate<JsonNode> wanted) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> {
                    world.ring();
                    var told = told(customer);
                    return !told.isEmpty() && told.valueStream().allMatch(wanted);
                });
    }

    void awaitState(UUID customer, String state) {
        awaitAll(customer, message -> message.path("state").asString().equals(state));
    }

    long count(String sql) {
        return world.database().sql(sql).query(Long.class).single();
    }

    Http http() {
        return world.http();
    }

    @Override
    public void close() {
        world.close();
        simulators.close();
        client.close();
    }
}
