package dev.waybill.cli;

import dev.waybill.bench.Bench;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a JVM has learnt about the application in an earlier run (its AOT cache, JEP 514 and 515:
 * classes linked, methods profiled), kept beside the jars that it is about. With it a start takes
 * half as long, and the compiler knows at once what is hot. The launcher gives it to every
 * application that it starts; a build makes new jars and so forgets it.
 */
final class LearntStart {

    private final Path cache;
    private final Path coming;

    LearntStart() {
        var jar = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
        this.cache = Path.of(jar).toAbsolutePath().resolveSibling("application.aot");
        this.coming = cache.resolveSibling("application.aot.new");
    }

    boolean isLearnt() {
        return Files.exists(cache);
    }

    List<String> options() {
        return isLearnt() ? List.of("-XX:AOTCache=" + cache) : List.of();
    }

    /** Options of a JVM that writes down what it has learnt when it ends. */
    List<String> learning() {
        return List.of("-XX:AOTCacheOutput=" + coming);
    }

    /** Orders of both kinds, long enough for what is hot to be known. */
    static void exercise(URI server) {
        var quiet = new PrintStream(OutputStream.nullOutputStream());
        for (var direct : List.of(false, true)) {
            Bench.run(Bench.Options.exercise(server, direct), quiet);
        }
    }

    /** Takes what the JVM has written, if it has written it whole. */
    void keep() {
        if (Files.exists(coming)) {
            try {
                Files.move(coming, cache, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw new Failure("What the JVM has learnt could not be kept in " + cache + ".", e);
            }
        }
    }
}
