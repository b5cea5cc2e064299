package dev.waybill.cli;

import dev.waybill.bench.Replay;
import dev.waybill.bench.Unusable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Feeds a file of real invoices through Waybill and reconciles the two. */
@picocli.CommandLine.Command(name = "replay")
final class ReplayCommand extends Command {
    private static final double PERCENT = 100;

    @Mixin private StartOptions start = new StartOptions();

    @Parameters(paramLabel = "FILE")
    private Path file = Path.of("");

    @Option(names = "--short")
    private double shortPercent = 3;

    @Option(names = "--speed")
    private double speed;

    @Option(names = "--parallel")
    private int parallel = 32;

    @Option(names = "--work")
    private @Nullable Path work;

    @Option(names = "--fresh")
    private boolean fresh;

    @Option(names = "--json")
    private @Nullable Path json;

    ReplayCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Unusable("There is no file " + file + " that can be read.");
        }
        var _ = options("http://127.0.0.1"); // wrong figures are refused before anything starts
        try (var waybill = start.used(folder(), console)) {
            return Replay.run(options(waybill.url()), console.out()).exitCode();
        }
    }

    private Replay.Options options(String url) {
        var kept =
                work == null ? folder().root().resolve("replay").resolve(file.getFileName()) : work;
        return new Replay.Options(
                URI.create(url), file, kept, shortPercent / PERCENT, speed, parallel, fresh, json);
    }
}
