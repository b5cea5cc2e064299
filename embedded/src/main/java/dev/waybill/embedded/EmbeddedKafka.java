package dev.waybill.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker of one node on 127.0.0.1, in this JVM or in a process of its own. Topics are
 * not made by themselves.
 *
 * <p>What it has acknowledged survives the killing of its process. It does not survive the loss of
 * power for certain, since Kafka relies on replicas instead of syncing: the outbox can tell it
 * again.
 */
public final class EmbeddedKafka implements AutoCloseable {
    /** The folders of the brokers of this JVM. */
    private static final Set<Path> IN_THIS_JVM = ConcurrentHashMap.newKeySet();

    private final Path dataFolder;
    private final int port;
    private final long pid;
    private final Runnable stop;

    EmbeddedKafka(Path dataFolder, int port, long pid, Runnable stop) {
        this.dataFolder = dataFolder;
        this.port = port;
        this.pid = pid;
        this.stop = stop;
    }

    /**
     * @param dataFolder kept between starts; made if missing
     * @param port 0 for a free one; a process that already runs on the folder keeps its own
     * @param retention how long messages are kept, unless their topic says otherwise
     * @param patience how long a process may take until it answers
     * @param advertised the port that clients are told to come to, for one behind a proxy; 0 for
     *     its own
     */
    public record Settings(
            Path dataFolder, int port, Duration retention, Duration patience, int advertised) {
        public static Settings on(Path dataFolder, int port) {
            return new Settings(dataFolder, port, Duration.ofDays(7), Duration.ofMinutes(2), 0);
        }

        public Settings advertising(int other) {
            return new Settings(dataFolder, port, retention, patience, other);
        }
    }

    /** Is told the folder and the port before the broker takes them. */
    interface Claim {
        void on(Path folder, int port) throws IOException;
    }

    /**
     * Starts the broker in this JVM. A fatal fault of it (its disk is full, say) halts the JVM.
     *
     * @throws EmbeddedFailure with one sentence that says what to do
     */
    public static EmbeddedKafka start(Settings settings) {
        return start(settings, (_, _) -> {});
    }

    static EmbeddedKafka start(Settings settings, Claim claim) {
        try (var _ = FolderLock.on(settings.dataFolder().resolve("broker"))) {
            refuseSecond(settings.dataFolder());
            var port = Ports.claim(settings.port(), "Kafka");
            var folder = KafkaFolder.in(settings.dataFolder());
            refuseWhereAnotherRuns(folder.path());
            claim.on(folder.path(), port);
            folder.format();
            var server = up(folder, folder.configuration(port, settings));
            var pid = ProcessHandle.current().pid();
            var here = folder.path().toAbsolutePath().normalize();
            IN_THIS_JVM.add(here);
            return new EmbeddedKafka(
                    folder.path(),
                    port,
                    pid,
                    () -> {
                        stop(server);
                        IN_THIS_JVM.remove(here);
                    });
        } catch (IOException e) {
            throw Folders.notWritable(settings.dataFolder(), e);
        }
    }

    private static void refuseSecond(Path folder) {
        BrokerProcess.of(folder)
                .ifPresent(running -> {
                    throw new EmbeddedFailure(
                            "A Kafka broker (process %d) already runs on folder %s: stop it first."
                                    .formatted(running.process().pid(), folder));
                });
    }

    /**
     * Kafka itself looks for another broker only when its controller has begun to write to the
     * folder: the two may end each other's process then.
     */
    private static void refuseWhereAnotherRuns(Path folder) throws IOException {
        if (IN_THIS_JVM.contains(folder.toAbsolutePath().normalize()) || isLocked(folder)) {
            throw new EmbeddedFailure(anotherRuns(folder));
        }
    }

    /** By another process: what this JVM holds would be let go by asking for it. */
    private static boolean isLocked(Path folder) throws IOException {
        var file = folder.resolve("data").resolve(".lock");
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static String anotherRuns(Path folder) {
        return "Another Kafka broker runs on folder " + folder + ": stop it first.";
    }

    private static KafkaRaftServer up(KafkaFolder folder, Properties configuration) {
        var server = new KafkaRaftServer(new KafkaConfig(configuration, false), Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException e) {
            stop(server);
            throw failure(folder.path(), e);
        }
    }

    private static EmbeddedFailure failure(Path folder, RuntimeException cause) {
        var said = String.valueOf(cause.getMessage());
        if (said.contains("Failed to acquire lock")) {
            return new EmbeddedFailure(anotherRuns(folder), cause);
        }
        return new EmbeddedFailure("Kafka did not start on folder " + folder + ".", cause);
    }

    /**
     * Starts the broker as a process of its own, or goes on with the one that runs on the folder,
     * and waits until it answers.
     *
     * @throws EmbeddedFailure with one sentence that says what to do
     */
    public static EmbeddedKafka startProcess(Settings settings) {
        var folder = Folders.writable(settings.dataFolder().toAbsolutePath().normalize());
        // Not the folder's own lock: the process itself takes that.
        try (var _ = FolderLock.on(folder.resolve("process"))) {
            var broker = BrokerProcess.of(folder).orElseGet(() -> launch(settings));
            broker.awaitAnswer(folder, settings.patience());
            return new EmbeddedKafka(folder, broker.port(), broker.process().pid(), broker::stop);
        }
    }

    private static BrokerProcess launch(Settings settings) {
        var port = Ports.claim(settings.port(), "Kafka");
        return BrokerMain.launch(settings, port);
    }

    /** Stops the broker process that an earlier JVM left on this folder; false if there is none. */
    public static boolean stopLeftover(Path dataFolder) {
        var left = BrokerProcess.of(dataFolder);
        left.ifPresent(BrokerProcess::stop);
        return left.isPresent();
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Of the process that the broker runs in: this JVM's own, or its child's. */
    public long pid() {
        return pid;
    }

    public Path dataFolder() {
        return dataFolder;
    }

    /** Hands over, flushes and waits for the end. */
    public void stop() {
        stop.run();
    }

    @Override
    public void close() {
        stop();
    }
}
