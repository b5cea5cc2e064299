package dev.waybill.shipping;

import dev.waybill.contracts.Wire;
import dev.waybill.shipping.CarrierFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One request to a carrier. Bodies are streamed: the JDK would send others a second time by itself
 * when a connection breaks, and a second request is a second label.
 */
final class CarrierHttp {

    private static final int LARGEST_ANSWER = 4 << 20;

    /** What a carrier answered. */
    record Response(int status, JsonNode body) {

        /**
         * The body of a yes.
         *
         * @throws CarrierFailure for any other answer
         */
        JsonNode orFail() throws CarrierFailure {
            if (status / 100 == 2) {
                return body;
            }
            var line = "HTTP " + status + " " + message();
            if (status == 429) {
                throw new CarrierFailure(Kind.NOT_SENT, line);
            }
            throw new CarrierFailure(status / 100 == 4 ? Kind.REFUSED : Kind.UNANSWERED, line);
        }

        private String message() {
            var errors =
                    body.has("response")
                            ? body.path("response").path("errors")
                            : body.path("errors");
            var said = errors.path(0).path("message").asString("");
            return said.length() > 200 ? said.substring(0, 200) : said;
        }
    }

    private final String baseUrl;
    private final int connectMillis;
    private final int readMillis;

    CarrierHttp(String baseUrl, Duration connect, Duration read) {
        this.baseUrl = baseUrl;
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.readMillis = Math.toIntExact(read.toMillis());
    }

    Response send(String method, String path, Map<String, String> headers, byte @Nullable [] body)
            throws CarrierFailure {
        var connection = open(method, path, headers);
        try {
            if (body != null) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
            }
            reach(connection);
            if (body != null) {
                try (var out = connection.getOutputStream()) {
                    out.write(body);
                }
            }
            return answer(connection);
        } catch (IOException e) {
            throw new CarrierFailure(Kind.UNANSWERED, "no answer: " + e.getMessage());
        }
    }

    private HttpURLConnection open(String method, String path, Map<String, String> headers)
            throws CarrierFailure {
        try {
            var uri = URI.create(baseUrl + path);
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(connectMillis);
            connection.setReadTimeout(readMillis);
            connection.setUseCaches(false);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod(method);
            headers.forEach(connection::setRequestProperty);
            return connection;
        } catch (IOException | IllegalArgumentException e) {
            throw new CarrierFailure(Kind.NOT_SENT, "no request: " + e.getMessage());
        }
    }

    private static void reach(HttpURLConnection connection) throws CarrierFailure {
        try {
            connection.connect();
        } catch (IOException e) {
            throw new CarrierFailure(Kind.NOT_SENT, "no connection: " + e.getMessage());
        }
    }

    /** Read to its end in any case, else the connection could not be used again. */
    private static Response answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new Response(status, json(in));
        }
    }

    private static JsonNode json(@Nullable InputStream in) throws IOException {
        var bytes = in == null ? new byte[0] : in.readNBytes(LARGEST_ANSWER);
        if (bytes.length == 0) {
            return Wire.mapper().createObjectNode();
        }
        try {
            return Wire.mapper().readTree(bytes);
        } catch (JacksonException e) {
            throw new IOException("the answer is no JSON", e);
        }
    }
}
