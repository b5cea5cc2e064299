package dev.waybill.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A short external program and what it said. */
record Command(int exit, String output) {
    boolean succeeded() {
        return exit == 0;
    }

    /**
     * @param input is fed to the program's stdin, null for nothing
     */
    static Command run(List<String> words, @Nullable Path input, Duration limit) {
        try {
            // A file, not a pipe: a daemon that keeps the pipe open would hold us up for ever.
            var said = Files.createTempFile("waybill-", ".out");
            try {
                var process = start(words, input, said);
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly().waitFor();
                    return new Command(-1, "no end after " + limit.toSeconds() + " s");
                }
                return new Command(process.exitValue(), Files.readString(said));
            } finally {
                Files.deleteIfExists(said);
            }
        } catch (IOException e) {
            return new Command(-1, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while " + words.getFirst() + " ran.", e);
        }
    }

    static Command run(List<String> words, Duration limit) {
        return run(words, null, limit);
    }

    private static Process start(List<String> words, @Nullable Path input, Path output)
            throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        builder.redirectInput(input == null ? Path.of("/dev/null").toFile() : input.toFile());
        builder.redirectOutput(output.toFile());
        return builder.start();
    }
}
