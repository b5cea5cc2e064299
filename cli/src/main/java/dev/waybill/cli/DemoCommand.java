package dev.waybill.cli;

import dev.waybill.bench.Demo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens a sample shop, lets orders flow through it, shows what became of them, and stays up. */
@picocli.CommandLine.Command(name = "demo")
final class DemoCommand extends Command {
    /** What the last orders have set in motion (captures, views) comes to rest. */
    private static final Duration REST = Duration.ofSeconds(20);

    /** Most are at their doors within ten seconds; one that comes back is sent again. */
    private static final Duration TO_THE_DOOR = Duration.ofSeconds(60);

    @Mixin private StartOptions start = new StartOptions();

    @Option(names = "--orders")
    private int orders = 1_000;

    @Option(names = "--seconds")
    private int seconds = 20;

    @Option(names = "--exit")
    private boolean exit;

    @Option(names = "--json")
    private @Nullable Path json;

    DemoCommand(Console console) {
        super(console);
    }

    record Figures(Demo.Figures orders, Invariants invariants) {}

    @Override
    public Integer call() {
        var _ =
                options(
                        "http://127.0.0.1",
                        Duration.ZERO); // wrong figures are refused before anything starts
        try (var waybill = start.used(folder(), console, Hurry.settings())) {
            var ours = waybill.ours();
            var code = shop(waybill.url(), ours == null ? Duration.ZERO : hurry(ours));
            if (ours == null || exit) {
                return code;
            }
            console.out().println();
            console.out()
                    .println(
                            "It stays up at "
                                    + ours.url()
                                    + ": ./waybill status, stop and reset work from elsewhere.");
            console.out().println("  console     " + ours.url() + "/console");
            console.out().println("  shop        " + ours.url() + "/shop");
            return ours.stayUp(code);
        }
    }

    /** One that ran before goes at its own pace: its orders are not waited for. */
    private static Duration hurry(LocalWaybill ours) {
        var simulators = ours.surroundings().simulatorsUrl();
        if (simulators == null) {
            return Duration.ZERO;
        }
        Hurry.carriers(simulators);
        return TO_THE_DOOR;
    }

    private int shop(String url, Duration toTheDoor) {
        var figures = Demo.run(options(url, toTheDoor), console.out());
        var invariants = Invariants.atRest(new Api(url), REST);
        invariants.print(console.out());
        JsonFile.write(json, new Figures(figures, invariants));
        return invariants.hold() ? figures.exitCode() : 1;
    }

    private Demo.Options options(String url, Duration toTheDoor) {
        return new Demo.Options(
                URI.create(url), orders, Duration.ofSeconds(seconds), toTheDoor, null);
    }
}
