package dev.waybill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {

    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket server = listen();

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What to write for each request; an empty one closes the connection instead. */
    private Client client(int pieceSize, String... responses) {
        var next = new AtomicInteger();
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try (var socket = server.accept()) {
                            connections.incrementAndGet();
                            converse(socket, pieceSize, next, responses);
                        } catch (IOException _) {
                            continue; // the client or the test has closed it
                        }
                    }
                });
        return new Client(URI.create("http://127.0.0.1:" + server.getLocalPort()));
    }

    private void converse(Socket socket, int pieceSize, AtomicInteger next, String... responses)
            throws IOException {
        socket.setTcpNoDelay(true);
        while (true) {
            requests.add(request(socket.getInputStream()));
            var at = next.getAndIncrement();
            if (at >= responses.length || responses[at].isEmpty()) {
                return;
            }
            var bytes = responses[at].getBytes(StandardCharsets.UTF_8);
            for (int from = 0; from < bytes.length; from += pieceSize) {
                socket.getOutputStream()
                        .write(bytes, from, Math.min(pieceSize, bytes.length - from));
                socket.getOutputStream().flush();
            }
            if (responses[at].contains("Connection: close") || responses[at].contains("HTTP/1.0")) {
                return;
            }
        }
    }

    private static String request(InputStream in) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\r\n\r\n") < 0) {
            text.append((char) orEnd(in.read()));
        }
        var length = text.indexOf("Content-Length: ");
        if (length >= 0) {
            var digits = text.substring(length + 16, text.indexOf("\r", length));
            var body = in.readNBytes(Integer.parseInt(digits));
            text.append(new String(body, StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    private static int orEnd(int read) throws IOException {
        if (read < 0) {
            throw new IOException("closed");
        }
        return read;
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private static String withLength(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\ncontent-LENGTH: "
                + body.getBytes(StandardCharsets.UTF_8).length
                + "\r\n\r\n"
                + body;
    }

    @Test
    void readsABodyOfGivenLengthByteByByteAndUsesTheConnectionAgain() throws IOException {
        try (var client = client(1, withLength("{\"a\":\"é\"}"), withLength("{}"))) {
            assertThat(client.get("/one").text()).isEqualTo("{\"a\":\"é\"}");
            assertThat(client.get("/two").text()).isEqualTo("{}");
        }
        assertThat(connections).hasValue(1);
        assertThat(requests.get(1)).startsWith("GET /two HTTP/1.1\r\nHost: 127.0.0.1:");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 1_000})
    void readsAChunkedBodyWithExtensionsAndTrailers(int pieceSize) throws IOException {
        var chunked =
                "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\nLocation: /x/1\r\n\r\n"
                        + "5;a=b\r\nhello\r\nA\r\n, world 12\r\n0\r\nX-Sum: 1\r\n\r\n";
        try (var client = client(pieceSize, chunked, chunked)) {
            assertThat(client.get("/").text()).isEqualTo("hello, world 12");
            var second = client.get("/");
            assertThat(second.status()).isEqualTo(201);
            assertThat(second.location()).isEqualTo("/x/1");
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void readsABodyLargerThanItsBufferAndOneWithoutAny() throws IOException {
        var large = "x".repeat(100_000);
        try (var client =
                client(
                        5_000,
                        withLength(large),
                        "HTTP/1.1 204 No Content\r\n\r\n",
                        withLength("y"))) {
            assertThat(client.get("/").text()).isEqualTo(large);
            assertThat(client.get("/").body()).isEmpty();
            assertThat(client.get("/").text()).isEqualTo("y");
        }
        assertThat(connections).hasValue(1);
    }

    @Test
    void skipsAnInterimResponse() throws IOException {
        try (var client = client(4, "HTTP/1.1 100 Continue\r\n\r\n" + withLength("{}"))) {
            assertThat(client.post("/", "{}").status()).isEqualTo(200);
        }
    }

    @Test
    void connectsAgainAfterAServerThatClosesInTheEnd() throws IOException {
        var last = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
        var old = "HTTP/1.0 200 OK\r\n\r\nuntil closed";
        try (var client = client(100, last, old, withLength("{}"))) {
            assertThat(client.get("/").text()).isEqualTo("{}");
            assertThat(client.get("/").text()).isEqualTo("until closed");
            assertThat(client.get("/").text()).isEqualTo("{}");
        }
        assertThat(connections).hasValue(3);
    }

    @Test
    void asksAgainOnANewConnectionWhenTheKeptOneWasClosedUnlessThatCouldDoItTwice()
            throws IOException {
        try (var client =
                client(100, withLength("{}"), "", withLength("{}"), "", withLength("1"), "")) {
            client.get("/");
            assertThat(client.get("/again").status()).isEqualTo(200);
            assertThat(client.post("/", "{}", "key").text()).isEqualTo("1");
            assertThatThrownBy(() -> client.post("/", "{}")).isInstanceOf(IOException.class);
        }
        assertThat(
                        requests.stream()
                                .filter(request -> request.contains("Idempotency-Key: key\r\n")))
                .hasSize(2);
    }

    @Test
    void doesNotAskAgainWhenAnAnswerBreaksOff() throws IOException {
        var torn = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\nhalf";
        try (var client = client(100, withLength("{}"), torn, withLength("{}"))) {
            client.get("/");
            assertThatThrownBy(() -> client.get("/")).isInstanceOf(IOException.class);
        }
        assertThat(requests).hasSize(2);
    }

    @Test
    void refusesWhatIsNotHttp() throws IOException {
        try (var client = client(100, "SSH-2.0-OpenSSH_9.2p1\r\n")) {
            assertThatThrownBy(() -> client.get("/"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not an HTTP response");
        }
    }

    @Test
    void sendsTheBodyInUtf8WithItsLengthInBytes() throws IOException {
        try (var client = client(100, withLength("{}"))) {
            client.post("/", "{\"name\":\"Zoë\"}");
        }
        assertThat(requests.getFirst())
                .contains("Content-Length: 15\r\n")
                .endsWith("{\"name\":\"Zoë\"}");
    }
}
