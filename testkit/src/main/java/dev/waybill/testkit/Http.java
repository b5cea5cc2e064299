package dev.waybill.testkit;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Settings;
import dev.waybill.platform.http.WebServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of a system's HTTP. Headers are given as name, value, name, value. */
public final class Http implements AutoCloseable {

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final WebServer server;

    private Http(WebServer server) {
        this.server = server;
    }

    static Http serve(List<Object> controllers, Ids ids, Settings settings) {
        return new Http(WebServer.start(controllers, ids, settings, Map.of("server.port", "0")));
    }

    public int port() {
        return server.port();
    }

    public Reply get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /**
     * @param body a record, a map or a string of JSON; null for none
     */
    public Reply post(String path, @Nullable Object body, String... headers) {
        return send("POST", path, body, headers);
    }

    public Reply patch(String path, @Nullable Object body, String... headers) {
        return send("PATCH", path, body, headers);
    }

    public Reply delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    public Reply send(String method, String path, @Nullable Object body, String... headers) {
        try {
            return reply(
                    client.send(request(method, path, body, headers), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** For concurrent requests. */
    public CompletableFuture<Reply> sendLater(
            String method, String path, @Nullable Object body, String... headers) {
        return client.sendAsync(request(method, path, body, headers), BodyHandlers.ofByteArray())
                .thenApply(Http::reply);
    }

    private HttpRequest request(
            String method, String path, @Nullable Object body, String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .timeout(Duration.ofSeconds(40))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofByteArray(bytes(body)));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            // set, not add: a test may send another Content-Type
            for (var i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
        }
        return request.build();
    }

    private static byte[] bytes(Object body) {
        return switch (body) {
            case byte[] raw -> raw;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            default -> Wire.write(body);
        };
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response.headers().map(), response.body());
    }

    /** What came back. */
    public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

        /**
         * @throws IllegalStateException if there is no such header
         */
        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("no header " + name + " in " + headers));
        }

        public boolean has(String name) {
            return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
        }

        public JsonNode json() {
            return Wire.mapper().readTree(body);
        }

        public <T> T as(Class<T> type) {
            return Wire.read(body, type);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
