package dev.waybill.app;

import dev.waybill.contracts.Wire;
import dev.waybill.simulators.Simulators;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A customer and a merchant in one, over HTTP. */
final class Shop {

    private static final AtomicInteger SKUS = new AtomicInteger();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String base;

    Shop(String base) {
        this.base = base;
    }

    record Reply(int status, byte[] body, Map<String, List<String>> headers) {
        JsonNode json() {
            return Wire.mapper().readTree(body);
        }

        String text(String field) {
            return json().path(field).asString("");
        }
    }

    Reply send(String method, String url, @Nullable Object body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(url.startsWith("http") ? url : base + url))
                        .timeout(Duration.ofSeconds(40))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(Wire.write(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Reply get(String path) {
        return send("GET", path, null);
    }

    Reply post(String path, Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    /** Somebody takes the money of an order at the provider's own screen. */
    void takeByHand(Simulators simulators, String order) {
        var payment = get("/payments?orderId=" + order).json().path("items").path(0);
        var capture =
                simulators.stripeBase()
                        + "/v1/payment_intents/"
                        + payment.path("authorizationId").asString()
                        + "/capture";
        var taken = send("POST", capture, null, "Authorization", "Bearer sk_test_by_hand");
        if (taken.status() != 200) {
            throw new AssertionError(new String(taken.body()));
        }
    }

    /** A product for sale, with units on the shelf. */
    UUID product(long price, int units) {
        var sku = "SKU-" + SKUS.incrementAndGet();
        var created =
                post(
                        "/products",
                        Map.of(
                                "sku",
                                sku,
                                "name",
                                "Lantern " + sku,
                                "price",
                                price,
                                "currency",
                                "EUR",
                                "status",
                                "ACTIVE"));
        if (created.status() != 201) {
            throw new AssertionError(new String(created.body()));
        }
        var id = UUID.fromString(created.text("productId"));
        if (units > 0) {
            var received = post("/stock/" + id + "/receipts", Map.of("quantity", units));
            if (received.status() != 201) {
                throw new AssertionError(new String(received.body()));
            }
        }
        return id;
    }

    /** A checkout of one product in one request. */
    Reply buy(UUID product, int quantity, String card, Map<String, Object> more) {
        var body = new LinkedHashMap<String, Object>();
        body.put("customerId", UUID.randomUUID());
        body.put("items", List.of(Map.of("productId", product, "quantity", quantity)));
        body.put("currency", "EUR");
        body.put(
                "address",
                Map.of(
                        "recipientName",
                        "Ada Lovelace",
                        "line1",
                        "12 St James's Square",
                        "city",
                        "London",
                        "postalCode",
                        "SW1Y 4JH",
                        "countryCode",
                        "GB"));
        body.put("paymentMethod", Map.of("token", card));
        body.putAll(more);
        return post("/checkouts", body);
    }

    /** The end of a checkout. */
    JsonNode end(Reply checkout) {
        return get("/checkouts/" + checkout.text("checkoutSessionId") + "?wait=20s").json();
    }
}
