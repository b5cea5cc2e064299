package dev.waybill.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over one kept-alive connection, for one thread at a time. It is here because the load
 * generator shares the machine with what it measures: a request takes 12 to 20 µs of CPU, less than
 * half of what it takes with the JDK's client.
 *
 * <p>A GET, or a request with an idempotency key, is sent again once if the kept connection turns
 * out to be closed; any other request is not, since it may have been carried out.
 */
public final class Client implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String host;
    private final int port;
    private final byte[] common;
    private final HeadWriter head = new HeadWriter();
    private @Nullable Socket socket;
    private @Nullable ResponseReader responses;

    public Client(URI server) {
        this.host = server.getHost();
        this.port = server.getPort() < 0 ? 80 : server.getPort();
        this.common =
                ascii(
                        " HTTP/1.1\r\nHost: "
                                + host
                                + ":"
                                + port
                                + "\r\nAccept: application/json\r\n");
    }

    public Reply get(String path) throws IOException {
        return send("GET", path, null, null);
    }

    public Reply post(String path, String json) throws IOException {
        return send("POST", path, json, null);
    }

    public Reply post(String path, String json, String key) throws IOException {
        return send("POST", path, json, key);
    }

    /**
     * @param json the body, none if null
     * @param key the idempotency key, none if null
     */
    public Reply send(String method, String path, @Nullable String json, @Nullable String key)
            throws IOException {
        var reused = socket != null;
        try {
            return exchange(method, path, json, key);
        } catch (ConnectionLost lost) {
            close();
            if (!reused || lost.midway() || (key == null && !"GET".equals(method))) {
                throw lost;
            }
            return exchange(method, path, json, key);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private Reply exchange(String method, String path, @Nullable String json, @Nullable String key)
            throws IOException {
        var connection = connect();
        head.start(method, path, common);
        if (key != null) {
            head.add("Idempotency-Key: ").add(key).add("\r\n");
        }
        head.finish(json);
        try {
            connection.getOutputStream().write(head.bytes(), 0, head.length());
        } catch (IOException e) {
            throw new ConnectionLost("the connection was closed", false, e);
        }
        return receive();
    }

    private Reply receive() throws IOException {
        if (responses == null) {
            throw new IllegalStateException("nothing was asked");
        }
        var reply = responses.next();
        if (responses.closes()) {
            close();
        }
        return reply;
    }

    private Socket connect() throws IOException {
        if (socket != null) {
            return socket;
        }
        var fresh = new Socket();
        try {
            fresh.setOption(StandardSocketOptions.TCP_NODELAY, true);
            fresh.connect(new InetSocketAddress(host, port), 5_000);
            fresh.setSoTimeout((int) PATIENCE.toMillis());
            responses = new ResponseReader(fresh.getInputStream());
        } catch (IOException e) {
            fresh.close();
            throw e;
        }
        socket = fresh;
        return fresh;
    }

    @Override
    public void close() {
        var old = socket;
        socket = null;
        responses = null;
        if (old != null) {
            try {
                old.close();
            } catch (IOException e) {
                throw new IllegalStateException("a socket could not be closed", e);
            }
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The server closed the connection instead of answering. */
    static final class ConnectionLost extends IOException {

        private static final long serialVersionUID = 1;

        private final boolean midway;

        /**
         * @param midway whether a part of an answer had come
         */
        ConnectionLost(String message, boolean midway, @Nullable Throwable cause) {
            super(message, cause);
            this.midway = midway;
        }

        boolean midway() {
            return midway;
        }
    }
}
