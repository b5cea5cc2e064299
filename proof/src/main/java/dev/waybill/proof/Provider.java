package dev.waybill.proof;

import dev.waybill.contracts.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The provider's own books, which the simulator opens to whoever compares. */
final class Provider {

    private static final int AT_ONCE = 32;

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final String url;

    /**
     * @param url of the simulators, without {@code /admin}
     */
    Provider(String url) {
        this.url = url;
    }

    /** Minor units. */
    record Sums(long captured, long refunded) {
        static final Sums NONE = new Sums(0, 0);
    }

    /**
     * @param held authorized, and neither captured nor cancelled
     */
    record Account(long captured, long refunded, long held) {}

    /** Per currency, in upper case. */
    Map<String, Sums> sums() {
        var sums = new HashMap<String, Sums>();
        json(ask("/admin/books"))
                .path("stripe")
                .path("currencies")
                .forEachEntry((currency, each) ->
                        sums.put(
                                currency.toUpperCase(java.util.Locale.ROOT),
                                new Sums(
                                        each.path("captured").path("amount").asLong(),
                                        each.path("refunded").path("amount").asLong())));
        return sums;
    }

    /** In the order of the payments. */
    List<Account> accounts(List<UUID> payments) {
        var accounts = new ArrayList<Account>(payments.size());
        for (var from = 0; from < payments.size(); from += AT_ONCE) {
            payments.subList(from, Math.min(from + AT_ONCE, payments.size())).stream()
                    .map(payment ->
                            client.sendAsync(
                                    request("/admin/payments/" + payment),
                                    BodyHandlers.ofByteArray()))
                    .toList()
                    .forEach(answer -> accounts.add(account(json(join(answer)))));
        }
        return accounts;
    }

    private static Account account(JsonNode answer) {
        var intents = answer.path("stripe").path("intents");
        return new Account(
                sum(intents, "captured"), sum(intents, "refunded"), sum(intents, "capturable"));
    }

    private static long sum(JsonNode intents, String field) {
        return StreamSupport.stream(intents.spliterator(), false)
                .mapToLong(intent -> intent.path(field).asLong())
                .sum();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private HttpResponse<byte[]> ask(String path) {
        return join(client.sendAsync(request(path), BodyHandlers.ofByteArray()));
    }

    private static HttpResponse<byte[]> join(
            java.util.concurrent.CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new UncheckedIOException(
                    e.getCause() instanceof IOException failed ? failed : new IOException(e));
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(
                    new IOException(answer.uri() + " answers " + answer.statusCode()));
        }
        return Wire.mapper().readTree(answer.body());
    }

    @Override
    public String toString() {
        return url;
    }
}
