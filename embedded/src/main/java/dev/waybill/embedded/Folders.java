package dev.waybill.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Files and folders of the embedded servers. */
final class Folders {
    private static final long LEAST_FREE_BYTES = 256L << 20;
    private static final long LOG_LIMIT = 16L << 20;
    private static final int TAIL_LINES = 20;

    private Folders() {}

    static Path parent(Path folder) {
        return Objects.requireNonNull(folder.toAbsolutePath().normalize().getParent());
    }

    /** A sibling: the same folder's name with an ending. */
    static Path beside(Path folder, String ending) {
        var absolute = folder.toAbsolutePath().normalize();
        return parent(absolute).resolve("." + absolute.getFileName() + ending);
    }

    static EmbeddedFailure notWritable(Path folder, Throwable cause) {
        return new EmbeddedFailure(
                "Folder " + folder + " cannot be written: give another one or its rights.", cause);
    }

    /**
     * @throws EmbeddedFailure if the folder cannot be written or its disk is as good as full
     */
    static Path writable(Path folder) {
        try {
            Files.createDirectories(folder);
            var probe = Files.createTempFile(folder, ".probe", null);
            Files.delete(probe);
            var free = Files.getFileStore(folder).getUsableSpace();
            if (free < LEAST_FREE_BYTES) {
                throw diskFull(folder, (free >> 20) + " MB left");
            }
            return folder;
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    static EmbeddedFailure diskFull(Path folder, String detail) {
        return new EmbeddedFailure(
                "The disk with " + folder + " is full: free some space or give another folder.",
                detail);
    }

    static boolean isEmpty(Path folder) {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw notWritable(folder, e);
        }
    }

    /** Puts a file of this package's resources into a folder, over the one that is there. */
    static void copyResource(String name, Path folder) throws IOException {
        try (var in = Objects.requireNonNull(Folders.class.getResourceAsStream(name), name)) {
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new EmbeddedFailure("Folder " + folder + " could not be deleted.", e);
        }
    }

    static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Keeps a log and the one before it, each of some megabytes. */
    static void roll(Path log) throws IOException {
        if (size(log) > LOG_LIMIT) {
            var before = log.resolveSibling(log.getFileName() + ".1");
            Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines of a log, of what was written after an offset. */
    static String tail(Path log, long from) {
        try {
            if (!Files.exists(log)) {
                return "";
            }
            var bytes = Files.readAllBytes(log);
            var start = (int) Math.min(from, bytes.length);
            var text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }
}
