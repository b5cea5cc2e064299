package dev.waybill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The one folder that everything of a Waybill on this machine is kept in. */
record DataFolder(Path root) {
    private static final long LEAST_FREE_BYTES = 256L << 20;

    DataFolder {
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

    Path lock() {
        return root.resolve("run").resolve("waybill.lock");
    }

    Path pidFile() {
        return root.resolve("run").resolve("waybill.pid");
    }

    /**
     * Makes it, if it is not there.
     *
     * @throws Failure if it cannot be written, or its disk is as good as full
     */
    DataFolder prepared() {
        try {
            Files.createDirectories(root.resolve("run"));
            Files.createDirectories(root.resolve("logs"));
            Files.delete(Files.createTempFile(root, ".probe", null));
            if (Files.getFileStore(root).getUsableSpace() < LEAST_FREE_BYTES) {
                throw full(root);
            }
            return this;
        } catch (IOException e) {
            throw new Failure(
                    "Folder "
                            + root
                            + " cannot be written: give another one with --data, or its rights.",
                    e);
        }
    }

    static Failure full(Path folder) {
        return new Failure(
                "The disk with "
                        + folder
                        + " is full: free some space or give another folder with --data.");
    }

    /**
     * @throws Failure for a folder that no Waybill made: it is not ours to delete
     */
    void refuseStranger() {
        if (!Files.isDirectory(root.resolve("run")) && !isEmpty()) {
            throw new Failure(
                    "Folder " + root + " is not a data folder of Waybill: nothing was deleted.");
        }
    }

    private boolean isEmpty() {
        try (var entries = Files.list(root)) {
            return entries.allMatch(entry -> entry.endsWith("build"));
        } catch (IOException e) {
            throw new Failure("Folder " + root + " cannot be read.", e);
        }
    }

    /** Deletes what the servers and the commands keep; the build of the launcher stays. */
    void wipe() {
        try (var entries = Files.list(root)) {
            for (var entry : entries.filter(entry -> !entry.endsWith("build")).toList()) {
                delete(entry);
            }
        } catch (IOException e) {
            throw new Failure("Folder " + root + " could not be deleted.", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
