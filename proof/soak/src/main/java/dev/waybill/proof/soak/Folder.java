package dev.waybill.proof.soak;

import dev.waybill.bench.Unusable;
import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Where a proof keeps its shop: laid out as a data folder, so that status and stop know it too. */
record Folder(Path root) {

    private static final Duration GRACE = Duration.ofSeconds(10);

    Folder {
        root = root.toAbsolutePath().normalize();
    }

    Path postgresql() {
        return root.resolve("postgresql");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path simulators() {
        return root.resolve("simulators");
    }

    Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    Path clock() {
        return run().resolve("clock");
    }

    /** What the client has asked and been answered. */
    Path journal() {
        return root.resolve("client.jsonl");
    }

    Path faults() {
        return root.resolve("faults.jsonl");
    }

    Path stripe() {
        return simulators().resolve("stripe.jsonl");
    }

    Path inbox() {
        return simulators().resolve("inbox.jsonl");
    }

    /** What a carrier has made labels for. */
    Path carrier(String name) {
        return simulators().resolve(name + ".jsonl");
    }

    private Path run() {
        return root.resolve("run");
    }

    private Path processes() {
        return run().resolve("proof.processes");
    }

    /**
     * Ends what a killed proof left here, and empties the folder.
     *
     * @return holds it against a second proof until it is closed
     * @throws Unusable if the folder is somebody else's, or in use
     */
    FileLock emptied() {
        if (Files.isDirectory(root) && !Files.isDirectory(run()) && !isEmpty()) {
            throw new Unusable(
                    "Folder " + root + " is not a data folder of Waybill: nothing was deleted.");
        }
        try {
            Files.createDirectories(run());
            var lock = locked();
            endLeftovers();
            for (var entry : List.of(postgresql(), kafka(), simulators(), root.resolve("logs"))) {
                delete(entry);
            }
            for (var entry : List.of(journal(), faults(), clock())) {
                Files.deleteIfExists(entry);
            }
            Files.createDirectories(root.resolve("logs"));
            return lock;
        } catch (IOException e) {
            throw new Unusable("Folder " + root + " cannot be used: " + e.getMessage() + ".", e);
        }
    }

    private FileLock locked() throws IOException {
        var channel =
                FileChannel.open(
                        run().resolve("proof.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            var lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException _) {
            // said below: it is this very process
        }
        channel.close();
        throw new Unusable("Another proof runs on " + root + ": wait for its end, or stop it.");
    }

    private boolean isEmpty() {
        try (var entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** So that the next proof can end them if this one is killed. */
    void remember(Collection<ProcessHandle> all) {
        var lines =
                all.stream()
                        .map(each -> each.pid() + " " + Local.started(each))
                        .collect(Collectors.joining("\n"));
        try {
            Files.writeString(processes(), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(processes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void endLeftovers() throws IOException {
        if (Files.exists(processes())) {
            for (var line : Files.readAllLines(processes())) {
                var words = line.split(" ");
                ProcessHandle.of(Long.parseLong(words[0]))
                        .filter(each -> Local.started(each) == Long.parseLong(words[1]))
                        .ifPresent(each -> {
                            Local.signal("CONT", List.of(each));
                            Local.end(each, GRACE);
                        });
            }
        }
        EmbeddedKafka.stopLeftover(kafka());
        EmbeddedPostgres.stopLeftover(postgresql());
    }
}
