package dev.waybill.payments;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Carries a request of stripe-java over the JDK's pooled connections, as its own transport does.
 * That one looks through the class path for its description of this client at each request, which
 * took as long as the request itself; here it is asked once.
 */
final class StripeTransport extends HttpClient {

    private static final String DESCRIPTION = buildXStripeClientUserAgentString();

    private final int connectMillis;
    private final int readMillis;

    StripeTransport(Duration connect, Duration read) {
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.readMillis = Math.toIntExact(read.toMillis());
    }

    @Override
    public StripeResponse request(StripeRequest request) throws ApiConnectionException {
        try {
            return answer(open(request));
        } catch (IOException e) {
            throw new ApiConnectionException(
                    "No answer from " + request.url().getAuthority() + ": " + e.getMessage(), e);
        }
    }

    private HttpURLConnection open(StripeRequest request) throws IOException {
        var connection = (HttpURLConnection) request.url().openConnection();
        connection.setConnectTimeout(connectMillis);
        connection.setReadTimeout(readMillis);
        connection.setUseCaches(false);
        connection.setRequestMethod(request.method().name());
        request.headers()
                .map()
                .forEach((name, values) ->
                        connection.setRequestProperty(name, String.join(",", values)));
        connection.setRequestProperty("User-Agent", buildUserAgentString(request));
        connection.setRequestProperty("X-Stripe-Client-User-Agent", DESCRIPTION);
        var content = request.content();
        if (content != null) {
            var body = content.byteArrayContent();
            connection.setRequestProperty("Content-Type", content.contentType());
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(body.length);
            try (var out = connection.getOutputStream()) {
                out.write(body);
            }
        }
        return connection;
    }

    /** Read to its end in any case, else the connection could not be used again. */
    private static StripeResponse answer(HttpURLConnection connection) throws IOException {
        var status = connection.getResponseCode();
        var headers = HttpHeaders.of(connection.getHeaderFields());
        try (var in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            var body = in == null ? new byte[0] : in.readAllBytes();
            return new StripeResponse(status, headers, new String(body, StandardCharsets.UTF_8));
        }
    }
}
