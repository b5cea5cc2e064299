package dev.waybill.cli;

import dev.waybill.bench.Unusable;
import dev.waybill.proof.mutants.KnownBug;
import dev.waybill.proof.simulate.Scene;
import dev.waybill.proof.simulate.Seeds;
import dev.waybill.proof.simulate.Simulate;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Plays the whole shop under seeds. */
@picocli.CommandLine.Command(name = "simulate")
final class SimulateCommand extends Command {
    private static final String ALL = "1..1000";

    @Option(names = "--seeds")
    private String seeds = ALL;

    @Option(names = "--seed")
    private @Nullable Long seed;

    @Option(names = "--scene")
    private @Nullable String scene;

    @Option(names = "--trace")
    private boolean trace;

    @Option(names = "--wishes")
    private @Nullable String wishes;

    @Option(names = "--mishaps")
    private @Nullable String mishaps;

    @Option(names = "--mutants")
    private boolean mutants;

    @Option(names = "--mutant")
    private @Nullable String mutant;

    @Option(names = "--workers")
    private int workers = Math.min(8, Runtime.getRuntime().availableProcessors() * 3 / 2);

    @Option(names = "--json")
    private @Nullable Path json;

    SimulateCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        var options = options();
        if (System.getProperty("waybill.log") == null) {
            // What dies and starts over in a simulation is no news.
            Logs.to(folder().log("simulate"));
        }
        var result = Simulate.run(options, console.out());
        JsonFile.write(json, result.figures());
        return result.ok() ? 0 : 1;
    }

    private Simulate.Options options() {
        if (workers < 1 || workers > 64) {
            throw new Unusable("--workers must be between 1 and 64");
        }
        try {
            return new Simulate.Options(
                    seeds(),
                    scene == null ? null : Scene.named(scene),
                    workers,
                    trace,
                    bugs(),
                    numbers(wishes),
                    numbers(mishaps));
        } catch (NumberFormatException _) {
            throw new Unusable("--wishes and --mishaps are like 0,3,4, or - for none");
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        }
    }

    private Seeds seeds() {
        if (seed != null) {
            return Seeds.of(Long.toString(seed));
        }
        return Seeds.of(scene != null && seeds.equals(ALL) ? "1" : seeds);
    }

    private List<KnownBug> bugs() {
        if (mutant != null) {
            return List.of(KnownBug.named(mutant));
        }
        return mutants ? List.of(KnownBug.values()) : List.of();
    }

    private static @Nullable List<Integer> numbers(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return text.equals("-")
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(Integer::valueOf).toList();
    }
}
