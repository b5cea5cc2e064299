package dev.waybill.simulators;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * HTTP on 127.0.0.1, a virtual thread per request.
 *
 * <p>The JDK's own server. Measured on two cores with sixteen kept connections: 21 µs of CPU for an
 * empty request, 37 µs for one with Stripe's work and the journal at full load; 80 to 100 µs when
 * paced at 1,800 requests/s, where each one wakes sleeping threads. What another server could save
 * of that is not worth one more thing on the class path.
 */
final class HttpEdge implements AutoCloseable {
    private static final int LARGEST_BODY = 1 << 20;

    static {
        // Read once, when the server's class is loaded. Without nodelay small answers wait for
        // delayed ACKs.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
        System.setProperty("sun.net.httpserver.idleInterval", "300");
    }

    private final Map<String, Endpoint> endpoints;
    private final Pause pause;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /**
     * @param endpoints by the first segment of the path
     */
    HttpEdge(int port, Map<String, Endpoint> endpoints, Pause pause) {
        this.endpoints = endpoints;
        this.pause = pause;
        this.server = bind(port);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static HttpServer bind(int port) {
        try {
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 1024);
        } catch (BindException taken) {
            throw new UncheckedIOException("port " + port + " is taken by another process", taken);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (reply(exchange)) {
                case Reply.Answer answer -> send(exchange, answer);
                // Closing an exchange that has not answered closes its connection.
                case Reply.Silence silence -> pause.last(silence.hold());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException, InterruptedException {
        var uri = exchange.getRequestURI();
        var path = uri.getRawPath();
        var cut = path.indexOf('/', 1);
        var first = cut < 0 ? path.substring(Math.min(1, path.length())) : path.substring(1, cut);
        var endpoint = endpoints.get(first);
        if (endpoint == null) {
            return Reply.Answer.problem(404, "nothing here; there are " + endpoints.keySet());
        }
        var body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return Reply.Answer.problem(413, "a body is at most 1 MiB");
        }
        var rest = cut < 0 ? "" : path.substring(cut);
        var call =
                new Call(
                        exchange.getRequestMethod(),
                        rest,
                        uri.getRawQuery(),
                        exchange.getRequestHeaders(),
                        body);
        return guarded(endpoint, call);
    }

    private static Reply guarded(Endpoint endpoint, Call call) throws InterruptedException {
        try {
            return endpoint.reply(call);
        } catch (RuntimeException bug) {
            System.err.println("simulators: " + call.method() + " " + call.path() + ": " + bug);
            bug.printStackTrace();
            return Reply.Answer.problem(500, "the simulator itself is broken: " + bug);
        }
    }

    private static void send(HttpExchange exchange, Reply.Answer answer) throws IOException {
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        answer.headers().forEach(headers::set);
        exchange.sendResponseHeaders(
                answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            // Whoever has begun to write the journal may finish: its owner closes it next.
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
