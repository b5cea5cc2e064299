package dev.waybill.proof.simulate;

import dev.waybill.bench.Table;
import dev.waybill.platform.Parts;
import dev.waybill.proof.mutants.KnownBug;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code ./waybill simulate}: many seeds, side by side; what they found, and what they reached. */
public final class Simulate {

    private static final int MUTANT_SEEDS = 1_000;
    private static final int SHRUNK = 3;
    private static final int TRIES = 70;

    /**
     * @param wishes the numbers of those that are played; null for all
     * @param mishaps likewise
     * @param trace every step of a seed is printed
     */
    public record Options(
            Seeds seeds,
            int workers,
            boolean trace,
            List<KnownBug> mutants,
            @Nullable List<Integer> wishes,
            @Nullable List<Integer> mishaps) {}

    /**
     * @param figures for machines
     */
    public record Result(boolean ok, Map<String, Object> figures) {}

    private final Options options;
    private final PrintStream out;

    private Simulate(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static Result run(Options options, PrintStream out) {
        var simulate = new Simulate(options, out);
        try (var servers = Servers.start()) {
            if (!options.mutants().isEmpty()) {
                return simulate.mutants(servers);
            }
            return options.trace() || options.wishes() != null || options.mishaps() != null
                    ? simulate.replay(servers)
                    : simulate.all(servers);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    // --- Many seeds ---------------------------------------------------------------------------

    private final List<World.Outcome> failures = new ArrayList<>();
    private final Coverage coverage = new Coverage();
    private long steps;

    private Result all(Servers servers) throws SQLException {
        var total = options.seeds().count();
        double seconds;
        try (var gauge = new Gauge(total, out)) {
            sideBySide(servers, gauge);
            seconds = gauge.seconds();
        }
        failures.sort(Comparator.comparingLong(each -> each.plan().seed()));
        figures(total, seconds);
        Reached.of(coverage, out);
        if (!failures.isEmpty()) {
            explain(servers);
        }
        return new Result(failures.isEmpty(), json(total, seconds));
    }

    private void sideBySide(Servers servers, Gauge gauge) {
        var next = new AtomicLong(options.seeds().first());
        onEachWorker(
                servers,
                workshop -> {
                    for (var seed = next.getAndIncrement();
                            seed <= options.seeds().last() && unplayed == null;
                            seed = next.getAndIncrement()) {
                        var outcome = World.play(Plan.of(seed), workshop, Parts.AS_BUILT);
                        count(outcome);
                        gauge.step(outcome.ok());
                    }
                });
    }

    /** Each worker has a database of its own. */
    private void onEachWorker(Servers servers, Consumer<Workshop> work) {
        var threads =
                IntStream.range(0, options.workers())
                        .mapToObj(i ->
                                Thread.ofPlatform()
                                        .name("seeds-" + i)
                                        .start(() -> work(servers, work)))
                        .toList();
        try {
            for (var thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        var broken = unplayed;
        if (broken != null) {
            throw broken;
        }
    }

    private void work(Servers servers, Consumer<Workshop> work) {
        try (var workshop = servers.workshop()) {
            work.accept(workshop);
        } catch (RuntimeException e) {
            unplayed = e;
        } catch (SQLException e) {
            unplayed = new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    private volatile @Nullable RuntimeException unplayed;

    private synchronized void count(World.Outcome outcome) {
        steps += outcome.steps();
        coverage.add(outcome.coverage());
        if (!outcome.ok()) {
            failures.add(outcome);
        }
    }

    private void figures(long total, double seconds) {
        new Table("Seeds")
                .row("played", total)
                .row("failed", failures.size())
                .row(
                        "steps",
                        steps,
                        String.format(Locale.ROOT, "%,.0f per seed", steps / (double) total))
                .row(
                        "seconds",
                        seconds,
                        String.format(
                                Locale.ROOT,
                                "%.1f seeds/s on %d workers",
                                total / seconds,
                                options.workers()))
                .print(out);
    }

    private Map<String, Object> json(long total, double seconds) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("seeds", options.seeds().first() + ".." + options.seeds().last());
        figures.put("played", total);
        figures.put(
                "failures",
                failures.stream()
                        .map(each ->
                                Map.of("seed", each.plan().seed(), "violations", each.violations()))
                        .toList());
        figures.put("steps", steps);
        figures.put("seconds", seconds);
        figures.put("workers", options.workers());
        figures.put("transitions", coverage.transitions());
        figures.put("neverReached", Pictures.missing(coverage.transitions().keySet()));
        figures.put("faults", coverage.faults());
        return figures;
    }

    // --- What failed --------------------------------------------------------------------------

    private void explain(Servers servers) throws SQLException {
        try (var workshop = servers.workshop()) {
            for (var failure : failures.stream().limit(SHRUNK).toList()) {
                var first = failure == failures.getFirst();
                explain(failure, workshop, Parts.AS_BUILT, first);
            }
        }
        failures.stream()
                .skip(SHRUNK)
                .forEach(each ->
                        out.printf(
                                "Seed %d fails as well: %s. ./waybill simulate --seeds %d --trace%n",
                                each.plan().seed(),
                                each.violations().getFirst().invariant(),
                                each.plan().seed()));
    }

    private void explain(World.Outcome failure, Workshop workshop, Parts parts, boolean whole) {
        var invariant = failure.violations().getFirst().invariant();
        var best = Shrinking.of(failure, TRIES, plan -> World.play(plan, workshop, parts));
        var step = World.stepThatBreaks(invariant, best.plan(), workshop, parts);
        out.printf("%nSeed %d fails at step %d of its shortest trace:%n", best.plan().seed(), step);
        best.violations()
                .forEach(each -> out.printf("  %s: %s%n", each.invariant(), each.detail()));
        best.plan().wishes().forEach(wish -> out.println("  wish " + wish));
        best.plan().mishaps().forEach(mishap -> out.println("  mishap " + mishap));
        if (whole) {
            best.trace().forEach(out::println);
        }
        out.println("Replay: " + replay(best.plan()));
        out.println("All of it: ./waybill simulate --seed " + best.plan().seed() + " --trace");
        out.flush();
    }

    private static String replay(Plan plan) {
        var all = Plan.of(plan.seed());
        return "./waybill simulate --seed %d --wishes %s --mishaps %s --trace"
                .formatted(
                        plan.seed(),
                        numbers(all.wishes(), plan.wishes()),
                        numbers(all.mishaps(), plan.mishaps()));
    }

    /** The places of those that are left; none is {@code -}. */
    private static <T> String numbers(List<T> all, List<T> left) {
        var text =
                IntStream.range(0, all.size())
                        .filter(i ->
                                left.stream()
                                        .anyMatch(each ->
                                                each == all.get(i) || each.equals(all.get(i))))
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
        return text.isEmpty() ? "-" : text;
    }

    // --- One seed -----------------------------------------------------------------------------

    private Result replay(Servers servers) throws SQLException {
        var outcomes = new ArrayList<World.Outcome>();
        try (var workshop = servers.workshop()) {
            for (var seed = options.seeds().first(); seed <= options.seeds().last(); seed++) {
                var outcome = World.play(plan(seed), workshop, Parts.AS_BUILT);
                outcomes.add(outcome);
                if (options.trace()) {
                    outcome.trace().forEach(out::println);
                }
                say(outcome);
                count(outcome);
            }
        }
        return new Result(
                outcomes.stream().allMatch(World.Outcome::ok), json(options.seeds().count(), 0));
    }

    private Plan plan(long seed) {
        var plan = Plan.of(seed);
        return plan.with(
                chosen(plan.wishes(), options.wishes()), chosen(plan.mishaps(), options.mishaps()));
    }

    private static <T> List<T> chosen(List<T> all, @Nullable List<Integer> numbers) {
        return numbers == null
                ? all
                : IntStream.range(0, all.size())
                        .filter(numbers::contains)
                        .mapToObj(all::get)
                        .toList();
    }

    private void say(World.Outcome outcome) {
        out.printf(
                "Seed %d: %d steps, %s%n",
                outcome.plan().seed(),
                outcome.steps(),
                outcome.ok()
                        ? "everything holds"
                        : outcome.violations().size() + " promises are broken");
        outcome.violations()
                .forEach(each -> out.printf("  %s: %s%n", each.invariant(), each.detail()));
        out.flush();
    }

    // --- Known bugs ---------------------------------------------------------------------------

    private record Caught(long seed, long step, String invariant) {}

    private Result mutants(Servers servers) {
        var caught = new ConcurrentSkipListMap<KnownBug, Optional<Caught>>();
        var bugs = new ConcurrentLinkedQueue<>(options.mutants());
        onEachWorker(
                servers,
                workshop -> {
                    for (var bug = bugs.poll(); bug != null; bug = bugs.poll()) {
                        caught.put(bug, hunt(bug, workshop));
                    }
                });
        var table = new Table("Known bugs");
        table.row("mutant", "seed", "step", "caught by");
        caught.forEach((bug, by) ->
                table.row(
                        bug.name(),
                        by.<Object>map(Caught::seed).orElse("-"),
                        by.<Object>map(Caught::step).orElse("-"),
                        by.map(Caught::invariant).orElse("it SURVIVES: the proof has a hole")));
        table.print(out);
        var figures = new LinkedHashMap<String, Object>();
        caught.forEach((bug, by) ->
                figures.put(bug.name(), by.<Object>map(each -> each).orElse("survives")));
        return new Result(caught.values().stream().allMatch(Optional::isPresent), figures);
    }

    private Optional<Caught> hunt(KnownBug bug, Workshop workshop) {
        var first = options.seeds().first();
        for (var seed = first; seed < first + MUTANT_SEEDS; seed++) {
            var plan = Plan.of(seed);
            var outcome = World.play(plan, workshop, bug.parts());
            if (!outcome.ok()) {
                var invariant = outcome.violations().getFirst().invariant();
                var step = World.stepThatBreaks(invariant, plan, workshop, bug.parts());
                out.printf("%s: caught by seed %d at step %d%n", bug, seed, step);
                out.flush();
                return Optional.of(new Caught(seed, step, invariant));
            }
        }
        out.printf("%s: survives %d seeds%n", bug, MUTANT_SEEDS);
        out.flush();
        return Optional.empty();
    }
}
