package dev.waybill.simulators;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;

/**
 * {@code simulators.pid} in the data folder: pid, start time of that process and port, so that the
 * next start can tell a living process from a reused number and adopt it.
 */
public final class PidFile {
    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    /**
     * Refuses a folder that another living process is using: two writers would ruin the journal.
     *
     * @throws IllegalStateException if it is in use
     * @throws UncheckedIOException if it cannot be written
     */
    static PidFile claim(Path data) {
        try {
            Files.createDirectories(data);
            var pidFile = new PidFile(data.resolve("simulators.pid"));
            var port = livingPort(data);
            if (port > 0) {
                throw new IllegalStateException(
                        "simulators already run in " + data + " on port " + port);
            }
            return pidFile;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot use the folder " + data, broken);
        }
    }

    /** The port of the simulators that live in this folder; 0 if there are none. */
    public static int livingPort(Path data) {
        var file = data.resolve("simulators.pid");
        if (!Files.exists(file)) {
            return 0;
        }
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
            var started = Long.parseLong(kept.getProperty("started", "0"));
            // The kernel's boot time, which start times are counted from, wanders with the clock.
            var same =
                    ProcessHandle.of(Long.parseLong(kept.getProperty("pid", "0")))
                            .filter(process -> Math.abs(started(process) - started) < 2_000);
            return same.isPresent() ? Integer.parseInt(kept.getProperty("port", "0")) : 0;
        } catch (IOException | NumberFormatException _) {
            return 0; // Torn by a kill while it was written: nobody got to READY.
        }
    }

    void write(int port) {
        var self = ProcessHandle.current();
        var text = "pid=%d%nstarted=%s%nport=%d%n".formatted(self.pid(), started(self), port);
        try {
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot write " + file, broken);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }
}
