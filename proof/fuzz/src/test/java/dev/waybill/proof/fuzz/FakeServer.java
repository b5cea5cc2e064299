package dev.waybill.proof.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * A server that answers each request in a word of its own and closes; its heap is what it is told.
 */
final class FakeServer implements AutoCloseable {

    static final String PROBLEM =
            problem(
                    400,
                    "{\"type\":\"t\",\"title\":\"T\",\"status\":400,\"detail\":\"d\",\"errors\":[]}");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<String, String> answers;
    volatile String invariants = "{\"invariants\":[{\"name\":\"a\",\"count\":0,\"detail\":\"\"}]}";

    /**
     * @param answers raw answers by the request line; what the fuzzer itself needs to know is
     *     answered well
     */
    FakeServer(Function<String, String> answers) throws IOException {
        this.answers = answers;
        this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        threads.execute(this::serve);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    static String problem(int status, String body) {
        return answer(status, "application/problem+json", body);
    }

    static String answer(int status, String type, String body) {
        return "HTTP/1.1 %d x\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, type, body.length(), body);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                threads.execute(() -> answer(client));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
            var line = in.readLine();
            client.getOutputStream().write(own(line == null ? "" : line).getBytes(ISO_8859_1));
            client.shutdownOutput();
            in.transferTo(java.io.Writer.nullWriter());
        } catch (IOException _) {
            // the client has gone, as it may
        }
    }

    private String own(String line) {
        return switch (line) {
            case "GET /admin/invariants HTTP/1.1" -> answer(200, "application/json", invariants);
            case "GET /admin/messaging HTTP/1.1" ->
                    answer(200, "application/json", "{\"parked\":0}");
            case "GET /actuator/prometheus HTTP/1.1" ->
                    answer(200, "text/plain", "jvm_memory_used_bytes{area=\"heap\"} 1000\n");
            default -> answers.apply(line);
        };
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }
}
