package dev.waybill.simulators;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** Takes webhooks and verifies them with stripe-java. */
final class Receiver implements AutoCloseable {
    static final String SECRET = "whsec_of_the_tests";

    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> forged = new CopyOnWriteArrayList<>();
    volatile IntSupplier status = () -> 200;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks/stripe";
    }

    List<String> ids() {
        return events.stream().map(Event::getId).toList();
    }

    List<String> types() {
        return events.stream().map(Event::getType).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var answer = status.getAsInt();
            if (answer == 200) {
                verify(body, exchange.getRequestHeaders().getFirst("Stripe-Signature"));
            }
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private void verify(String body, String signature) {
        try {
            events.add(Webhook.constructEvent(body, signature, SECRET));
        } catch (SignatureVerificationException _) {
            forged.add(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
