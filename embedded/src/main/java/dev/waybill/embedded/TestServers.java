package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL and one Kafka for all tests of a JVM, started when first asked for. */
public final class TestServers {
    private static final long ROOMY_BYTES = 2L << 30;
    private static final Object LOCK = new Object();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable Path folder;
    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable EmbeddedKafka kafka;

    private TestServers() {}

    /** The JDBC URL of a new, empty database; carries the user. */
    public static String freshDatabase() {
        return create("template0");
    }

    /**
     * The JDBC URL of a new database that has what another one has, which is faster than to migrate
     * anew. Nobody may be connected to that one.
     *
     * @param jdbcUrl what {@link #freshDatabase()} gave
     */
    public static String copyOf(String jdbcUrl) {
        return create(jdbcUrl.substring(jdbcUrl.lastIndexOf('/') + 1, jdbcUrl.indexOf('?')));
    }

    private static String create(String template) {
        var name = "test_" + DATABASES.incrementAndGet();
        try {
            postgres().postmaster().execute("create database " + name + " template " + template);
            return postgres().jdbcUrl(name);
        } catch (SQLException e) {
            throw new EmbeddedFailure("Database " + name + " could not be created.", e);
        }
    }

    /** With {@code fsync} off. */
    public static EmbeddedPostgres postgres() {
        synchronized (LOCK) {
            if (postgres == null) {
                postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.fast(at("postgres")));
            }
            return postgres;
        }
    }

    /** In this JVM. Topics are the test's own to make. */
    public static EmbeddedKafka kafka() {
        synchronized (LOCK) {
            if (kafka == null) {
                kafka = EmbeddedKafka.start(EmbeddedKafka.Settings.on(at("kafka"), 0));
            }
            return kafka;
        }
    }

    public static String kafkaBootstrap() {
        return kafka().bootstrap();
    }

    private static Path at(String name) {
        try {
            if (folder == null) {
                folder = newFolder();
                Runtime.getRuntime().addShutdownHook(new Thread(TestServers::stop));
            }
            return folder.resolve(name);
        } catch (IOException e) {
            throw new EmbeddedFailure("There is no folder for the test servers.", e);
        }
    }

    private static Path newFolder() throws IOException {
        var memory = Path.of("/dev/shm");
        var made =
                isRoomy(memory)
                        ? Files.createTempDirectory(memory, "waybill-test-")
                        : Files.createTempDirectory("waybill-test-");
        // PostgreSQL may have to run as somebody else, who must be able to pass through.
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx--x--x"));
    }

    /** In a container it often has 64 MB only. */
    private static boolean isRoomy(Path memory) throws IOException {
        return Files.isWritable(memory)
                && Files.getFileStore(memory).getUsableSpace() > ROOMY_BYTES;
    }

    private static void stop() {
        synchronized (LOCK) {
            if (kafka != null) {
                kafka.stop();
            }
            if (postgres != null) {
                postgres.stop();
            }
            if (folder != null) {
                Folders.delete(folder);
            }
        }
    }
}
