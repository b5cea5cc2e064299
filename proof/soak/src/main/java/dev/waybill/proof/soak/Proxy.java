package dev.waybill.proof.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands before a server and passes on what both sides say, until it is told to cut: then the next
 * exchanges lose their connection, before the server has heard of them or when it has answered and
 * the answer has not been passed on.
 */
final class Proxy implements AutoCloseable {

    enum Moment {
        BEFORE,
        AFTER
    }

    private static final int BUFFER = 64 * 1024;
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger before = new AtomicInteger();
    private final AtomicInteger after = new AtomicInteger();
    private final AtomicLong cuts = new AtomicLong();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /**
     * @param target the port of the server, which need not be there yet
     */
    Proxy(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket();
        door.setReuseAddress(true);
        door.bind(new InetSocketAddress(HERE, 0), 200);
        Thread.ofVirtual().name("proxy").start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Cuts the connections of the next exchanges. */
    void cut(Moment moment, int exchanges) {
        (moment == Moment.BEFORE ? before : after).addAndGet(exchanges);
    }

    /** Forgets about those that have not come. */
    void calm() {
        before.set(0);
        after.set(0);
    }

    /** So far. */
    long cuts() {
        return cuts.get();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException("a proxy cannot accept", e);
                }
            }
        }
    }

    private void connect(Socket client) {
        var server = new Socket();
        var link = new Link(client, server);
        try {
            server.connect(new InetSocketAddress(HERE, target), 5_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException _) {
            link.close(); // nobody is there: the client is refused
            return;
        }
        links.add(link);
        if (door.isClosed()) {
            link.close();
        }
        Thread.ofVirtual().start(() -> pass(client, server, before, link));
        Thread.ofVirtual().start(() -> pass(server, client, after, link));
    }

    private void pass(Socket from, Socket to, AtomicInteger wanted, Link link) {
        var buffer = new byte[BUFFER];
        try (link) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (takesOne(wanted)) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // one side has gone: closing the link tells the other
        }
    }

    private static boolean takesOne(AtomicInteger wanted) {
        return wanted.get() > 0 && wanted.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private final class Link implements AutoCloseable {

        private final Socket client;
        private final Socket server;

        Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        @Override
        public void close() {
            links.remove(this);
            closed(client);
            closed(server);
        }
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket could not be closed", e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new IllegalStateException("a proxy could not be closed", e);
        }
        links.forEach(Link::close);
    }
}
