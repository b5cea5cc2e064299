package dev.waybill.cli;

import dev.waybill.bench.Bench;
import dev.waybill.bench.PgLimit;
import dev.waybill.bench.ToTheDoor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Measures a fresh Waybill. */
@picocli.CommandLine.Command(name = "bench")
final class BenchCommand extends Command {
    /** So few that they are placed before the first is released, on two cores. */
    private static final int TO_THE_DOOR = 6_000;

    @Option(names = "--clients")
    private @Nullable Integer clients;

    @Option(names = "--products")
    private int products = 5_000;

    @Option(names = "--warm-up")
    private int warmUp = 15;

    @Option(names = "--seconds")
    private int seconds = 60;

    @Option(names = "--direct")
    private boolean direct;

    @Option(names = "--hot")
    private boolean hot;

    @Option(names = "--to-the-door")
    private boolean toTheDoor;

    @Option(names = "--no-limit")
    private boolean noLimit;

    @Option(names = "--json")
    private @Nullable Path json;

    BenchCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        // Wrong figures are refused before anything is wiped.
        var _ = options("http://127.0.0.1", Map.of(), null);
        var own = new DataFolder(folder().root().resolve("bench"));
        if (new Residents(folder()).application().isPresent()) {
            console.out()
                    .println("Another Waybill runs on this machine: it shares what is measured.");
        }
        var start = new LearntStart();
        if (!start.isLearnt()) {
            learn(start, own);
        }
        console.out().println("Starting a fresh Waybill on " + own.root() + " ...");
        if (toTheDoor) {
            return toTheDoor(start, own);
        }
        try (var fresh = FreshWaybill.start(own, console)) {
            var pids = new LinkedHashMap<>(fresh.pids());
            pids.put("load", ProcessHandle.current().pid());
            var limit = noLimit ? null : PgLimit.Options.of(fresh.jdbcUrl());
            return Bench.run(options(fresh.url(), pids, limit), console.out()).exitCode();
        }
    }

    private int toTheDoor(LearntStart start, DataFolder own) {
        try (var fresh =
                FreshWaybill.start(own, start.options(), Hurry.asFastAsItGoes(), console)) {
            SimulatorsProcess.of(own).ifPresent(simulators -> Hurry.fastCarriers(simulators.url()));
            var door =
                    new ToTheDoor.Options(
                            URI.create(fresh.url()),
                            fresh.jdbcUrl(),
                            clients == null ? Bench.Options.defaultClients(true, false) : clients,
                            products,
                            TO_THE_DOOR,
                            Duration.ofMinutes(5),
                            fresh.pids(),
                            json);
            return ToTheDoor.run(door, console.out()).exitCode();
        }
    }

    private void learn(LearntStart start, DataFolder own) {
        console.out()
                .println("The JVM learns the application (once per build, about a minute) ...");
        try (var fresh = FreshWaybill.start(own, start.learning(), Map.of(), console)) {
            LearntStart.exercise(URI.create(fresh.url()));
        }
        start.keep();
    }

    @SuppressWarnings(
            "NullAway") // it does not see the @Nullable of a nested type of another module
    private Bench.Options options(
            String url, Map<String, Long> pids, PgLimit.@Nullable Options limit) {
        return new Bench.Options(
                URI.create(url),
                clients == null ? Bench.Options.defaultClients(direct, hot) : clients,
                products,
                Duration.ofSeconds(warmUp),
                Duration.ofSeconds(seconds),
                direct,
                hot,
                pids,
                limit,
                json);
    }
}
