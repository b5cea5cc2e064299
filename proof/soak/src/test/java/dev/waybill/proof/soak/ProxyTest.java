package dev.waybill.proof.soak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final AtomicInteger heard = new AtomicInteger();
    private ServerSocket server = closed();
    private Proxy proxy = new Proxy(1);

    ProxyTest() throws IOException {}

    private static ServerSocket closed() throws IOException {
        return new ServerSocket();
    }

    /** Answers each byte with itself. */
    @BeforeEach
    void open() throws IOException {
        proxy.close();
        server = new ServerSocket(0, 50, HERE);
        proxy = new Proxy(server.getLocalPort());
        Thread.ofVirtual().start(this::serve);
    }

    private void serve() {
        try {
            while (true) {
                var client = server.accept();
                Thread.ofVirtual().start(() -> echo(client));
            }
        } catch (IOException _) {
            // the test is over
        }
    }

    private void echo(Socket client) {
        try (client) {
            for (var read = client.getInputStream().read();
                    read >= 0;
                    read = client.getInputStream().read()) {
                heard.incrementAndGet();
                client.getOutputStream().write(read);
            }
        } catch (IOException _) {
            // cut
        }
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        server.close();
    }

    /** -1 if the connection is lost instead. */
    private static int ask(Socket connection) {
        try {
            connection.setSoTimeout(5_000);
            connection.getOutputStream().write("x".getBytes(UTF_8));
            return connection.getInputStream().read();
        } catch (java.net.SocketTimeoutException e) {
            throw new IllegalStateException("neither an answer nor an end", e);
        } catch (IOException _) {
            return -1;
        }
    }

    private Socket connection() throws IOException {
        return new Socket(HERE, proxy.port());
    }

    @Test
    void passesOnWhatBothSay() throws IOException {
        try (var connection = connection()) {
            assertThat(ask(connection)).isEqualTo('x');
            assertThat(ask(connection)).isEqualTo('x');
        }
        assertThat(proxy.cuts()).isZero();
    }

    @Test
    void cutsBeforeTheServerHasHeard() throws IOException {
        try (var connection = connection()) {
            ask(connection);
            proxy.cut(Proxy.Moment.BEFORE, 1);

            assertThat(ask(connection)).isEqualTo(-1);
            assertThat(heard).hasValue(1);
        }
    }

    @Test
    void cutsAfterTheServerHasAnswered() throws IOException {
        try (var connection = connection()) {
            ask(connection);
            proxy.cut(Proxy.Moment.AFTER, 1);

            assertThat(ask(connection)).isEqualTo(-1);
            assertThat(heard).hasValue(2);
        }
    }

    @Test
    void cutsAsManyAsItIsToldAndThenNoMore() throws IOException {
        proxy.cut(Proxy.Moment.AFTER, 3);
        for (var i = 0; i < 3; i++) {
            try (var connection = connection()) {
                assertThat(ask(connection)).isEqualTo(-1);
            }
        }
        try (var connection = connection()) {
            assertThat(ask(connection)).isEqualTo('x');
        }
        assertThat(proxy.cuts()).isEqualTo(3);
    }

    @Test
    void inCalmItForgetsWhatItWasTold() throws IOException {
        proxy.cut(Proxy.Moment.BEFORE, 5);
        proxy.calm();
        try (var connection = connection()) {
            assertThat(ask(connection)).isEqualTo('x');
        }
    }

    @Test
    void whoComesWhileTheServerIsAwayIsRefusedAndIsServedLater() throws IOException {
        var port = server.getLocalPort();
        server.close();
        try (var connection = connection()) {
            assertThat(ask(connection)).isEqualTo(-1);
        }
        server = new ServerSocket(port, 50, HERE);
        Thread.ofVirtual().start(this::serve);
        await().untilAsserted(() -> {
            try (var connection = connection()) {
                assertThat(ask(connection)).isEqualTo('x');
            }
        });
    }
}
