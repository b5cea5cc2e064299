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
     * @param scene to be played under the seeds; null for what they draw themselves
     * @param wishes the numbers of those that are played; null for all
     * @param mishaps likewise
     * @param trace every step of a seed is printed
     */
    public record Options(
            Seeds seeds,
            @Nullable Scene scene,
            int workers,
            boolean trace,
            List<KnownBug> mutants,
            @Nullable List<Integer> wishes,
            @Nullable List<Integer> mishaps) {

        private boolean isReplay() {
            return trace || scene != null || wishes != null || mishaps != null;
        }

        /** With the known bug, if one is named. */
        private Parts parts() {
            return mutants.size() == 1 ? mutants.getFirst().parts() : Parts.AS_BUILT;
        }
    }

    /**
     * @param figures for machines
     */
    public record Result(boolean ok, Map<String, Object> figures) {}

    private final Options options;
    private final PrintStream out;
    private final List<Plan> scenes;

    private Simulate(Options options, PrintStream out) {
        this.options = options;
        // Whoever names one seed means that one.
        this.scenes = options.seeds().count() > 1 ? Scene.all() : List.of();
        this.out = out;
    }

    public static Result run(Options options, PrintStream out) {
        var simulate = new Simulate(options, out);
        try (var servers = Servers.start()) {
            if (options.isReplay()) {
                return simulate.replay(servers);
            }
            return options.mutants().isEmpty() ? simulate.all(servers) : simulate.mutants(servers);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    // --- Many seeds ---------------------------------------------------------------------------

    private final List<World.Outcome> failures = new ArrayList<>();
    private final Coverage coverage = new Coverage();
    private long steps;

    private Result all(Servers servers) throws SQLException {
        var total = options.seeds().count() + scenes.size();
        double seconds;
        try (var gauge = new Gauge(total, out)) {
            sideBySide(servers, gauge);
            seconds = gauge.seconds();
        }
        failures.sort(Comparator.comparing(each -> each.plan().order()));
        figures(total, seconds);
        Reached.of(coverage, out);
        if (!failures.isEmpty()) {
            explain(servers);
        }
        return new Result(failures.isEmpty(), json(total, seconds));
    }

    private void sideBySide(Servers servers, Gauge gauge) {
        var all = options.seeds().count() + scenes.size();
        var next = new AtomicLong();
        onEachWorker(
                servers,
                workshop -> {
                    for (var number = next.getAndIncrement();
                            number < all && unplayed == null;
                            number = next.getAndIncrement()) {
                        var outcome = World.play(plan(number), workshop, Parts.AS_BUILT);
                        count(outcome);
                        gauge.step(outcome);
                    }
                });
    }

    /** The scenes first, then what the seeds draw. */
    private Plan plan(long number) {
        return number < scenes.size()
                ? scenes.get((int) number)
                : Plan.of(options.seeds().first() + number - scenes.size());
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
                .row("played", total, scenes.size() + " of them scenes made by hand")
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
        figures.put("scenes", scenes.size());
        figures.put(
                "failures",
                failures.stream()
                        .map(each ->
                                Map.of("plan", each.plan().name(), "violations", each.violations()))
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
                                "%s fails as well: %s. ./waybill simulate %s --trace%n",
                                each.plan().name(),
                                each.violations().getFirst().invariant(),
                                each.plan().options()));
    }

    private void explain(World.Outcome failure, Workshop workshop, Parts parts, boolean whole) {
        var invariant = failure.violations().getFirst().invariant();
        var best = Shrinking.of(failure, TRIES, plan -> World.play(plan, workshop, parts));
        var step = World.stepThatBreaks(invariant, best.plan(), workshop, parts);
        out.printf("%n%s fails at step %d of its shortest trace:%n", best.plan().name(), step);
        best.violations()
                .forEach(each -> out.printf("  %s: %s%n", each.invariant(), each.detail()));
        best.plan().wishes().forEach(wish -> out.println("  wish " + wish));
        best.plan().mishaps().forEach(mishap -> out.println("  mishap " + mishap));
        if (whole) {
            best.trace().forEach(out::println);
        }
        out.println("Replay: " + replay(best.plan()));
        out.println("All of it: ./waybill simulate " + best.plan().options() + " --trace");
        out.flush();
    }

    private static String replay(Plan plan) {
        var all = plan.whole();
        return "./waybill simulate %s --wishes %s --mishaps %s --trace"
                .formatted(
                        plan.options(),
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
                var outcome = World.play(chosen(seed), workshop, options.parts());
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

    private Plan chosen(long seed) {
        var plan = options.scene() == null ? Plan.of(seed) : options.scene().under(seed);
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
                "%s: %d steps, %s%n",
                outcome.plan().name(),
                outcome.steps(),
                outcome.ok()
                        ? "everything holds"
                        : outcome.violations().size() + " promises are broken");
        outcome.violations()
                .forEach(each -> out.printf("  %s: %s%n", each.invariant(), each.detail()));
        out.flush();
    }

    // --- Known bugs ---------------------------------------------------------------------------

    private record Caught(String plan, long step, String invariant) {}

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
        table.row("mutant", "caught", "step", "by");
        caught.forEach((bug, by) ->
                table.row(
                        bug.name(),
                        by.<Object>map(Caught::plan).orElse("-"),
                        by.<Object>map(Caught::step).orElse("-"),
                        by.map(Caught::invariant).orElse("it SURVIVES: the proof has a hole")));
        table.print(out);
        var figures = new LinkedHashMap<String, Object>();
        caught.forEach((bug, by) ->
                figures.put(bug.name(), by.<Object>map(each -> each).orElse("survives")));
        return new Result(caught.values().stream().allMatch(Optional::isPresent), figures);
    }

    private Optional<Caught> hunt(KnownBug bug, Workshop workshop) {
        for (var number = 0; number < scenes.size() + MUTANT_SEEDS; number++) {
            var plan = plan(number);
            var outcome = World.play(plan, workshop, bug.parts());
            if (!outcome.ok()) {
                var invariant = outcome.violations().getFirst().invariant();
                var step = World.stepThatBreaks(invariant, plan, workshop, bug.parts());
                out.printf("%s: caught at step %d: %s: %s%n", bug, step, plan.name(), invariant);
                out.flush();
                return Optional.of(new Caught(plan.name(), step, invariant));
            }
        }
        out.printf("%s: survives all scenes and %d seeds%n", bug, MUTANT_SEEDS);
        out.flush();
        return Optional.empty();
    }
}
