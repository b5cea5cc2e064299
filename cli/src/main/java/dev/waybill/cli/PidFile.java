package dev.waybill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * Who runs, as a file tells: {@code pid}, {@code started} (ms since 1970), {@code port}. The
 * broker's and the simulators' are of the same form.
 *
 * @param port 0 while it starts
 */
record PidFile(long pid, Instant started, int port) {
    /** Two readings of one process's start differ by rounding; a recycled pid differs by more. */
    private static final long SAME_START_MILLIS = 2_000;

    static PidFile ofThisProcess(int port) {
        var us = ProcessHandle.current();
        return new PidFile(us.pid(), us.info().startInstant().orElse(Instant.EPOCH), port);
    }

    /** Empty if there is none, if it is torn, and if the process has gone or is another one now. */
    static Optional<PidFile> living(Path file) {
        return read(file).filter(PidFile::isAlive);
    }

    private static Optional<PidFile> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var kept = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            kept.load(in);
            return Optional.of(
                    new PidFile(
                            Long.parseLong(kept.getProperty("pid", "")),
                            Instant.ofEpochMilli(Long.parseLong(kept.getProperty("started", ""))),
                            Integer.parseInt(kept.getProperty("port", "0"))));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty(); // torn by a kill, or just deleted
        }
    }

    boolean isAlive() {
        return Processes.living(pid)
                .map(process -> process.info().startInstant().orElse(Instant.EPOCH))
                .filter(found ->
                        Math.abs(found.toEpochMilli() - started.toEpochMilli()) < SAME_START_MILLIS)
                .isPresent();
    }

    /** Whole or not at all. */
    void write(Path file) {
        var unfinished = file.resolveSibling(file.getFileName() + ".new");
        var text = "pid=%d%nstarted=%d%nport=%d%n".formatted(pid, started.toEpochMilli(), port);
        try {
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure("File " + file + " cannot be written.", e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }
}
