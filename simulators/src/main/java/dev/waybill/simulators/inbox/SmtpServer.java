package dev.waybill.simulators.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** SMTP on 127.0.0.1, a virtual thread per connection. */
final class SmtpServer implements AutoCloseable {

    @FunctionalInterface
    interface Conversation {
        void with(Socket client) throws IOException, InterruptedException;
    }

    private final Conversation conversation;
    private final ServerSocket socket;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    /**
     * @throws UncheckedIOException if the port is taken
     */
    SmtpServer(int port, Conversation conversation) {
        this.conversation = conversation;
        try {
            this.socket = new ServerSocket(port, 256, InetAddress.getByName("127.0.0.1"));
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "port " + port + " for mail is taken by another process", taken);
        }
        Thread.ofVirtual().name("smtp").start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                clients.add(client);
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException closed) {
                if (!socket.isClosed()) {
                    System.err.println("simulators: mail: " + closed);
                }
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            conversation.with(client);
        } catch (IOException _) {
            // The client has gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            for (var client : clients) {
                client.close();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
