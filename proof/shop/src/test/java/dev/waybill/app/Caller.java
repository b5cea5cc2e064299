package dev.waybill.app;

import dev.waybill.app.Shop.Reply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client that sends exactly the bytes that it is given, sensible or not. */
final class Caller {

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final String base;

    Caller(String base) {
        this.base = base;
    }

    /** A JSON body, unless a header says otherwise. */
    Reply send(String method, String path, byte @Nullable [] body, String... headers) {
        return send(
                method,
                path,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body),
                body != null,
                headers);
    }

    /** Without Content-Length: nobody knows at the start how much will come. */
    Reply sendChunked(String method, String path, byte[] body, String... headers) {
        var chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        return send(method, path, chunks, true, headers);
    }

    private Reply send(
            String method,
            String path,
            HttpRequest.BodyPublisher body,
            boolean json,
            String... headers) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(Duration.ofSeconds(40))
                        .method(method, body);
        if (json) {
            request.setHeader("Content-Type", "application/json");
        }
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
