package dev.waybill.proof.simulate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.spi.URLStreamHandlerProvider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code simulated://...}: the product's own HTTP clients, Stripe's included, speak to providers
 * that live in the same world as the thread that asks.
 */
public final class SimulatedUrls extends URLStreamHandlerProvider {

    static final String SCHEME = "simulated";

    @Override
    public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
        return protocol.equals(SCHEME) ? new Handler() : null;
    }

    private static final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new Connection(url);
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) {
            return new Connection(url);
        }
    }

    private static final class Connection extends HttpURLConnection {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private Outside.@Nullable Reply reply;

        Connection(URL url) {
            super(url);
        }

        private Outside.Reply reply() throws IOException {
            if (reply == null) {
                var machine = Actor.me().machine;
                if (machine == null) {
                    throw new IOException("only machines call providers");
                }
                reply =
                        machine.outside()
                                .exchange(
                                        getRequestMethod(),
                                        url,
                                        getRequestProperties(),
                                        body.toByteArray());
            }
            return reply;
        }

        @Override
        public OutputStream getOutputStream() {
            if (method.equals("GET")) {
                method = "POST";
            }
            return body;
        }

        @Override
        public int getResponseCode() throws IOException {
            return reply().status();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            if (reply().status() >= 400) {
                throw new IOException("HTTP " + reply().status());
            }
            return new ByteArrayInputStream(reply().body());
        }

        @Override
        @SuppressWarnings("NullAway") // the JDK's class is not annotated
        public @Nullable InputStream getErrorStream() {
            return reply == null || reply.status() < 400
                    ? null
                    : new ByteArrayInputStream(reply.body());
        }

        @Override
        public Map<String, List<String>> getHeaderFields() {
            return Map.of(
                    "Content-Type", List.of("application/json"), "Request-Id", List.of("req_1"));
        }

        @Override
        @SuppressWarnings("NullAway")
        public @Nullable String getHeaderField(String name) {
            return name != null && name.equalsIgnoreCase("Content-Type")
                    ? "application/json"
                    : null;
        }

        @Override
        public void connect() {}

        @Override
        public void disconnect() {}

        @Override
        public boolean usingProxy() {
            return false;
        }
    }
}
