package dev.waybill.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * The broker process of a data folder, as its {@code broker.pid} tells.
 *
 * @param logFrom where in the folder's log its own lines begin
 */
record BrokerProcess(ProcessHandle process, int port, long logFrom) {
    private static final String FILE = "broker.pid";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int ANSWER_MILLIS = 5_000;
    private static final int CONNECT_MILLIS = 500;

    /** Two readings of one process's start differ by rounding; a recycled pid differs by more. */
    private static final long SAME_START_MILLIS = 2_000;

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    static Optional<BrokerProcess> of(Path folder) {
        try {
            var kept = KafkaFolder.load(folder.resolve(FILE));
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            var started = Long.parseLong(kept.getProperty("started"));
            var port = Integer.parseInt(kept.getProperty("port"));
            return ProcessHandle.of(Long.parseLong(kept.getProperty("pid")))
                    .filter(Processes::alive)
                    .filter(found -> Math.abs(started(found) - started) < SAME_START_MILLIS)
                    .map(found -> new BrokerProcess(found, port, 0));
        } catch (IOException e) {
            throw Folders.notWritable(folder, e);
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().orElseThrow().toEpochMilli();
    }

    /** Tells later starts about this very JVM. */
    static void remember(Path folder, int port) throws IOException {
        var us = ProcessHandle.current();
        var properties = new Properties();
        properties.setProperty("pid", String.valueOf(us.pid()));
        properties.setProperty("started", String.valueOf(started(us)));
        properties.setProperty("port", String.valueOf(port));
        KafkaFolder.store(properties, folder.resolve(FILE));
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Waits until it answers as the broker of this folder and lets clients in. */
    void awaitAnswer(Path folder, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() - until < 0) {
            if (Processes.endsWithin(process, POLL)) {
                throw failure("The Kafka broker of " + folder + " ended while it started.", folder);
            }
            if (listens() && answers(folder)) {
                return;
            }
        }
        throw failure(
                "The Kafka broker of "
                        + folder
                        + " did not answer within "
                        + patience.toSeconds()
                        + " s.",
                folder);
    }

    private EmbeddedFailure failure(String sentence, Path folder) {
        var said = Folders.tail(folder.resolve("broker.log"), logFrom);
        if (said.contains("No space left on device")) {
            return Folders.diskFull(folder, said);
        }
        return new EmbeddedFailure(BrokerMain.refusalIn(said).orElse(sentence), said);
    }

    /** Before a client of Kafka is let loose, which would log every refused connection. */
    private boolean listens() {
        try (var socket = new Socket()) {
            var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private boolean answers(Path folder) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", "127.0.0.1:" + port,
                        "request.timeout.ms", ANSWER_MILLIS,
                        "default.api.timeout.ms", ANSWER_MILLIS);
        try (var admin = Admin.create(settings)) {
            var cluster = admin.describeCluster();
            return !cluster.nodes().get().isEmpty() && isOf(folder, cluster.clusterId().get());
        } catch (ExecutionException _) {
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean isOf(Path folder, String clusterId) {
        try {
            return KafkaFolder.read(folder).orElseThrow().clusterId().equals(clusterId);
        } catch (IOException e) {
            throw Folders.notWritable(folder, e);
        }
    }

    private static EmbeddedFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new EmbeddedFailure("Interrupted while waiting for the Kafka broker.", e);
    }

    void stop() {
        process.destroy();
        if (!Processes.endsWithin(process, STOP_LIMIT)) {
            // Everything acknowledged is in the operating system's hands already.
            process.destroyForcibly();
            Processes.endsWithin(process, STOP_LIMIT);
        }
    }
}
