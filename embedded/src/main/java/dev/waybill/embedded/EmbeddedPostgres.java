package dev.waybill.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A real PostgreSQL 18 of our own on 127.0.0.1, user {@code waybill} without a password, with a
 * database {@code waybill}.
 *
 * <p>The server is a process of its own that outlives this JVM: a later start on the same data
 * folder finds it and goes on with it. Only {@link #stop()} or {@link #stopLeftover} end it.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration OBSTACLES_GO = Duration.ofSeconds(30);

    private final PostgresFolder folder;
    private final Postmaster postmaster;

    private EmbeddedPostgres(PostgresFolder folder, Postmaster postmaster) {
        this.folder = folder;
        this.postmaster = postmaster;
    }

    /**
     * @param dataFolder kept between starts; made if missing
     * @param port 0 for a free one; a server that already runs on the folder keeps its own
     * @param cacheFolder holds the unpacked programs; empty for the user's cache folder
     */
    public record Settings(
            Path dataFolder, int port, Durability durability, Optional<Path> cacheFolder) {
        public static Settings durable(Path dataFolder, int port) {
            return new Settings(dataFolder, port, Durability.DURABLE, Optional.empty());
        }

        public static Settings fast(Path dataFolder) {
            return new Settings(dataFolder, 0, Durability.FAST, Optional.empty());
        }
    }

    /**
     * Starts PostgreSQL on the folder, or goes on with the one that runs there.
     *
     * @throws EmbeddedFailure with one sentence that says what to do
     */
    public static EmbeddedPostgres start(Settings settings) {
        return start(settings, RunAs.detect());
    }

    static EmbeddedPostgres start(Settings settings, RunAs runAs) {
        try (var _ = FolderLock.on(settings.dataFolder())) {
            var folder = folder(settings.dataFolder(), settings.cacheFolder(), runAs);
            var postmaster = running(folder, settings).orElseGet(() -> launch(folder, settings));
            postmaster.createDatabase("waybill");
            return new EmbeddedPostgres(folder, postmaster);
        }
    }

    /** Stops the server that an earlier JVM left on this folder; false if there is none. */
    public static boolean stopLeftover(Path dataFolder) {
        if (!Files.isDirectory(dataFolder)) {
            return false;
        }
        try (var _ = FolderLock.on(dataFolder)) {
            if (Postmaster.of(dataFolder).isEmpty()) {
                return false;
            }
            folder(dataFolder, Optional.empty(), RunAs.detect()).stop();
            return true;
        }
    }

    private static PostgresFolder folder(Path data, Optional<Path> cache, RunAs runAs) {
        var binaries = PostgresBinaries.in(cache.orElseGet(runAs::defaultCache));
        return new PostgresFolder(data.toAbsolutePath().normalize(), binaries, runAs);
    }

    private static Optional<Postmaster> running(PostgresFolder folder, Settings settings) {
        var found = Postmaster.of(folder.path());
        if (found.isEmpty()) {
            return found;
        }
        var postmaster = found.get();
        if (!postmaster.answersFor(folder.path())) {
            if (!postmaster.alive()) {
                return Optional.empty();
            }
            throw new EmbeddedFailure(
                    "Process %d holds folder %s and does not answer as its PostgreSQL: stop it."
                            .formatted(postmaster.pid(), folder.path()));
        }
        if (settings.durability() == Durability.DURABLE && !postmaster.isDurable()) {
            folder.stop();
            return Optional.empty();
        }
        return found;
    }

    private static Postmaster launch(PostgresFolder folder, Settings settings) {
        folder.prepare();
        var until = System.nanoTime() + OBSTACLES_GO.toNanos();
        while (true) {
            var port = Ports.claim(settings.port(), "PostgreSQL");
            try {
                folder.launch(port, settings.durability());
                return Postmaster.of(folder.path()).orElseThrow();
            } catch (EmbeddedFailure e) {
                if (!passes(e, settings) || System.nanoTime() - until >= 0) {
                    throw e;
                }
            }
        }
    }

    /** A statement of a killed server runs to its end; a free port was snatched from us. */
    private static boolean passes(EmbeddedFailure failure, Settings settings) {
        return failure.detail().contains("is still in use")
                || (settings.port() == 0 && failure.detail().contains("Address already in use"));
    }

    /** For DriverManager or a pool; carries the user. */
    public String jdbcUrl(String database) {
        return postmaster.url(database);
    }

    public String jdbcUrl() {
        return jdbcUrl("waybill");
    }

    public int port() {
        return postmaster.port();
    }

    public long pid() {
        return postmaster.pid();
    }

    public Path dataFolder() {
        return folder.path();
    }

    Postmaster postmaster() {
        return postmaster;
    }

    /** Ends running statements, writes a checkpoint and waits for the end of the process. */
    public void stop() {
        try (var _ = FolderLock.on(folder.path())) {
            folder.stop();
        }
    }

    @Override
    public void close() {
        stop();
    }
}
