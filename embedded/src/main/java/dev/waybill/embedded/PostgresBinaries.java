package dev.waybill.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once per version and machine. */
record PostgresBinaries(Path home, String version) {
    /** The binaries in the cache folder; unpacks them if this is the first time. */
    static PostgresBinaries in(Path cache) {
        var version = bundled();
        var home = cache.toAbsolutePath().resolve("postgresql-" + version);
        if (!Files.isDirectory(home)) {
            Folders.writable(cache);
            try (var _ = FolderLock.on(home)) {
                unpackOnce(home);
            }
        }
        return new PostgresBinaries(home, version);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    private static void unpackOnce(Path home) {
        if (Files.isDirectory(home)) {
            return;
        }
        var unfinished = Folders.beside(home, ".unpacking");
        try {
            Folders.delete(unfinished);
            Files.createDirectories(unfinished);
            unpack(unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw Folders.notWritable(home, e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        var name = archive(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (var packed = PostgresBinaries.class.getResourceAsStream("/" + name)) {
            if (packed == null) {
                throw new EmbeddedFailure(
                        "There are no embedded PostgreSQL binaries for this machine ("
                                + name
                                + "): point WAYBILL_DATABASE_URL to a PostgreSQL of your own.");
            }
            untar(new XZInputStream(new BufferedInputStream(packed)), folder);
        }
    }

    /** With the system's tar, which keeps links and rights and is on every Linux and macOS. */
    private static void untar(InputStream tar, Path folder) throws IOException {
        var process =
                new ProcessBuilder(List.of("tar", "-x", "-f", "-", "-C", folder.toString()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (var to = process.getOutputStream()) {
            tar.transferTo(to);
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("tar ended with " + process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("Interrupted while PostgreSQL was unpacked.", e);
        }
    }

    static String archive(String os, String machine) {
        var system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        var arch =
                switch (machine) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> machine;
                };
        return "postgres-" + system + "-" + arch + ".txz";
    }

    private static String bundled() {
        try (var file = PostgresBinaries.class.getResourceAsStream("postgres.properties")) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(file));
            return Objects.requireNonNull(properties.getProperty("version"));
        } catch (IOException e) {
            throw new EmbeddedFailure("The version of embedded PostgreSQL is unknown.", e);
        }
    }
}
