package dev.waybill.proof.simulate;

import dev.waybill.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A PostgreSQL in memory, and its end. */
final class Servers implements AutoCloseable {

    private static final long ROOMY_BYTES = 2L << 30;

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Thread interrupted = new Thread(this::clear, "clears-up");
    private int databases;

    private Servers(Path folder) {
        this.folder = folder;
        this.postgres =
                EmbeddedPostgres.start(EmbeddedPostgres.Settings.fast(folder.resolve("postgres")));
    }

    static Servers start() {
        var servers = new Servers(folder());
        // Ctrl-C leaves nothing behind.
        Runtime.getRuntime().addShutdownHook(servers.interrupted);
        return servers;
    }

    synchronized Workshop workshop() {
        return Workshop.open(postgres, "simulate_" + databases++, folder);
    }

    private static Path folder() {
        try {
            var memory = Path.of("/dev/shm");
            var made =
                    Files.isWritable(memory)
                                    && Files.getFileStore(memory).getUsableSpace() > ROOMY_BYTES
                            ? Files.createTempDirectory(memory, "waybill-simulate-")
                            : Files.createTempDirectory("waybill-simulate-");
            // PostgreSQL may have to run as somebody else, who must be able to pass through.
            return Files.setPosixFilePermissions(
                    made, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no folder for the simulation", e);
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException _) {
            return; // it is clearing up
        }
        clear();
    }

    private void clear() {
        postgres.stop();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
