package dev.waybill.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The books by HTTP, some pages at once. */
final class Pages implements ProviderPages {

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
    Pages(String url) {
        this.url = url;
    }

    @Override
    public List<byte[]> at(List<String> paths) {
        var pages = new ArrayList<byte[]>(paths.size());
        for (var from = 0; from < paths.size(); from += AT_ONCE) {
            paths.subList(from, Math.min(from + AT_ONCE, paths.size())).stream()
                    .map(path -> client.sendAsync(request(path), BodyHandlers.ofByteArray()))
                    .toList()
                    .forEach(answer -> pages.add(body(join(answer))));
        }
        return pages;
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private static HttpResponse<byte[]> join(CompletableFuture<HttpResponse<byte[]>> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new UncheckedIOException(
                    e.getCause() instanceof IOException failed ? failed : new IOException(e));
        }
    }

    private static byte[] body(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200) {
            throw new UncheckedIOException(
                    new IOException(answer.uri() + " answers " + answer.statusCode()));
        }
        return answer.body();
    }

    @Override
    public String toString() {
        return url;
    }
}
