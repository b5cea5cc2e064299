package dev.waybill.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback address. */
final class Ports {
    private Ports() {}

    /** The given port if nothing listens on it, or a free one for 0. */
    static int claim(int wanted, String what) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), wanted));
            return socket.getLocalPort();
        } catch (IOException _) {
            throw taken(wanted, what);
        }
    }

    static boolean free(int port) {
        try {
            return claim(port, "anything") == port;
        } catch (EmbeddedFailure _) {
            return false;
        }
    }

    static EmbeddedFailure taken(int port, String what) {
        return new EmbeddedFailure(takenSentence(port, what));
    }

    static String takenSentence(int port, String what) {
        return "Port %d on 127.0.0.1 is taken by another process: stop it or give %s another port."
                .formatted(port, what);
    }
}
