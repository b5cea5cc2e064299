package dev.waybill.cli;

import dev.waybill.bench.Unusable;
import dev.waybill.proof.fuzz.Fuzz;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Asks a Waybill what no sensible client would. */
@picocli.CommandLine.Command(name = "fuzz")
final class FuzzCommand extends Command {
    @Option(names = "--requests")
    private int requests = 5_000;

    @Option(names = "--seed")
    private long seed = 1;

    @Option(names = "--clients")
    private int clients = 32;

    @Option(names = "--only")
    private @Nullable Integer only;

    @Option(names = "--url")
    private @Nullable URI url;

    @Option(names = "--json")
    private @Nullable Path json;

    FuzzCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        // Wrong figures are refused before anything is started.
        var _ = options(URI.create("http://127.0.0.1"), 0, "");
        var given = url;
        if (given != null) {
            if (!"http".equals(given.getScheme()) || given.getHost() == null) {
                throw new Unusable("--url must be like http://127.0.0.1:8080");
            }
            return asked(options(given, 0, ""));
        }
        var running = new Residents(folder()).application().filter(pid -> pid.port() > 0);
        if (running.isPresent()) {
            console.out().println("Using the Waybill that runs at " + running.get().url() + ".");
            return asked(
                    options(
                            URI.create(running.get().url()),
                            running.get().pid(),
                            SimulatorsProcess.WEBHOOK_SECRET));
        }
        var own = new DataFolder(folder().root().resolve("fuzz"));
        console.out().println("Starting a fresh Waybill on " + own.root() + " ...");
        try (var fresh = FreshWaybill.start(own, console)) {
            var pid = fresh.pids().getOrDefault("application", 0L);
            return asked(options(URI.create(fresh.url()), pid, SimulatorsProcess.WEBHOOK_SECRET));
        }
    }

    private Fuzz.Options options(URI server, long pid, String secret) {
        return new Fuzz.Options(server, requests, seed, clients, pid, secret);
    }

    private int asked(Fuzz.Options options) {
        if (only != null) {
            return Fuzz.only(options, only, console.out()) == 0 ? 0 : 1;
        }
        var report = Fuzz.run(options, console.out());
        report.print(console.out());
        JsonFile.write(json, report.figures());
        return report.isClean() ? 0 : 1;
    }
}
