package dev.waybill.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The data folder of one broker: {@code waybill.properties} (what must stay the same), {@code data}
 * (the logs), {@code broker.pid} and {@code broker.log} (a broker in its own process).
 */
record KafkaFolder(Path path, String clusterId, int controllerPort) {
    private static final String FILE = "waybill.properties";

    static KafkaFolder in(Path path) {
        var absolute = Folders.writable(path.toAbsolutePath().normalize());
        try {
            var found = read(absolute).filter(folder -> Ports.free(folder.controllerPort));
            return found.isPresent() ? found.get() : renewed(absolute);
        } catch (IOException e) {
            throw Folders.notWritable(absolute, e);
        }
    }

    static Optional<KafkaFolder> read(Path path) throws IOException {
        var kept = load(path.resolve(FILE));
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new KafkaFolder(
                        path,
                        kept.getProperty("cluster.id"),
                        Integer.parseInt(kept.getProperty("controller.port"))));
    }

    /** A static quorum of one does not store its port: another is harmless if ours is gone. */
    private static KafkaFolder renewed(Path path) throws IOException {
        var id =
                read(path)
                        .map(KafkaFolder::clusterId)
                        .orElseGet(() -> Uuid.randomUuid().toString());
        var folder = new KafkaFolder(path, id, Ports.claim(0, "Kafka"));
        var properties = new Properties();
        properties.setProperty("cluster.id", folder.clusterId);
        properties.setProperty("controller.port", String.valueOf(folder.controllerPort));
        store(properties, path.resolve(FILE));
        return folder;
    }

    void format() {
        try {
            new Formatter()
                    .setNodeId(1)
                    .setClusterId(clusterId)
                    .addDirectory(data())
                    .setMetadataLogDirectory(data())
                    .setControllerListenerName("CONTROLLER")
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new EmbeddedFailure(
                    "Folder " + path + " could not be made a Kafka folder: give an empty one.", e);
        }
    }

    /** The settings of every node of ours, from the resource, and those of this one. */
    Properties configuration(int port, EmbeddedKafka.Settings settings) throws IOException {
        var all = new Properties();
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("kafka.properties"))) {
            all.load(in);
        }
        var clients = "PLAINTEXT://127.0.0.1:" + port;
        var controller = "127.0.0.1:" + controllerPort;
        all.setProperty("controller.quorum.voters", "1@" + controller);
        all.setProperty("listeners", clients + ",CONTROLLER://" + controller);
        all.setProperty(
                "advertised.listeners",
                settings.advertised() == 0
                        ? clients
                        : "PLAINTEXT://127.0.0.1:" + settings.advertised());
        all.setProperty("log.dirs", data());
        all.setProperty("log.retention.ms", String.valueOf(settings.retention().toMillis()));
        return all;
    }

    private String data() {
        return path.resolve("data").toString();
    }

    static Properties load(Path file) throws IOException {
        var properties = new Properties();
        if (Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
        }
        return properties;
    }

    /** Whole or not at all. */
    static void store(Properties properties, Path file) throws IOException {
        var unfinished = Folders.beside(file, ".new");
        try (var out = Files.newOutputStream(unfinished)) {
            properties.store(out, null);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
