package dev.waybill.cli;

import dev.waybill.app.Main;
import dev.waybill.app.Waybill;
import dev.waybill.platform.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Waybill that runs in this JVM, with all that it stands on. */
final class LocalWaybill implements AutoCloseable {
    private final DataFolder folder;
    private final RunLock lock;
    private final int port;
    private final Surroundings surroundings;
    private @Nullable Waybill application;
    private final Console console;
    private boolean closed;
    private volatile int codeAtEnd;

    private LocalWaybill(
            DataFolder folder, RunLock lock, int port, Surroundings surroundings, Console console) {
        this.folder = folder;
        this.console = console;
        this.lock = lock;
        this.port = port;
        this.surroundings = surroundings;
    }

    /**
     * Returns when it takes orders. From the first moment on, the end of this JVM stops it cleanly.
     *
     * @param port 0 for a free one
     * @throws RuntimeException if a part does not start; then those that did are stopped again
     */
    static LocalWaybill start(DataFolder folder, int port, Console console, Stopwatch watch) {
        return start(folder, port, console, watch, Map.of());
    }

    /**
     * @param wanted settings that the user's environment may override
     */
    static LocalWaybill start(
            DataFolder folder,
            int port,
            Console console,
            Stopwatch watch,
            Map<String, String> wanted) {
        var lock = RunLock.take(folder.prepared());
        Logs.to(folder.log("waybill"));
        LocalWaybill local;
        try {
            var claimed = claim(port);
            var around = Surroundings.begin(folder, console.environment(), claimed, watch);
            local = new LocalWaybill(folder, lock, claimed, around, console);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(local::end, "stop"));
        try {
            console.out().println("Starting Waybill ...");
            local.open(console.environment(), watch, wanted);
            return local;
        } catch (RuntimeException e) {
            if (!local.isOpen()) {
                // It failed because it is being stopped: who stops it has the last word.
                new Stay().forEver();
            }
            local.close();
            throw e;
        }
    }

    private static int claim(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new Failure(
                    "Port %d is taken by another process: stop that one, or give another port with --port."
                            .formatted(port),
                    e);
        }
    }

    private void open(
            Map<String, String> environment, Stopwatch watch, Map<String, String> wanted) {
        var ours = surroundings.settings();
        ours.putAll(wanted);
        ours.put("waybill.instance", "local");
        ours.put("waybill.http.port", String.valueOf(port));
        var settings = settings(ours, environment);
        var local = new LocalController(url(), surroundings.simulatorsUrl());
        var started =
                watch.timed("application", () -> Waybill.start(settings, List.of(local))).get();
        synchronized (this) {
            application = started;
        }
        lock.tell(started.port());
    }

    /** The user's environment wins. */
    static Settings settings(Map<String, String> ours, Map<String, String> environment) {
        var theirs = Main.settings(new String[0], environment);
        return new Settings(key -> {
            var given = theirs.text(key);
            return given == null ? ours.get(key) : given;
        });
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    DataFolder folder() {
        return folder;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /**
     * Stays until the end of this JVM, or until a part that it stands on ends by itself: then 1.
     *
     * @param code what the JVM is to end with, if it is told to end
     */
    int stayUp(int code) {
        codeAtEnd = code;
        var stay = new Stay();
        surroundings.watch(name -> {
            if (isOpen()) {
                console.err().println("waybill: " + name + " ended by itself, so Waybill stops.");
                stay.end();
            }
        });
        stay.forEver();
        return 1;
    }

    private synchronized boolean isOpen() {
        return !closed;
    }

    /** At the end of the JVM, with whatever signal: what has been stopped cleanly is a success. */
    private void end() {
        if (!isOpen()) {
            return;
        }
        var code = codeAtEnd;
        try {
            close();
        } catch (RuntimeException e) {
            console.err().println("waybill: " + Diagnosis.of(e, folder.log("waybill")));
            code = 1;
        }
        Runtime.getRuntime().halt(code);
    }

    /** Answers what it has begun to answer, then stops everything that belongs to the folder. */
    @Override
    public void close() {
        Waybill stopping;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            stopping = application;
        }
        try {
            if (stopping != null) {
                stopping.close();
            }
        } finally {
            surroundings.stop();
            lock.close();
        }
    }
}
