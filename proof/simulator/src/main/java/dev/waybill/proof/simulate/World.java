package dev.waybill.proof.simulate;

import static java.util.Objects.requireNonNull;

import dev.waybill.platform.Parts;
import dev.waybill.platform.Settings;
import dev.waybill.proof.Invariants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One plan, played from dawn until nothing is left to do; then all that must hold is checked. */
final class World implements Stage.Director {

    /** Longer than a reader waits before it writes down what it has passed over. */
    private static final Duration ROUND = Duration.ofSeconds(6);

    private static final Duration LONGEST = Duration.ofHours(60);

    /** Alarms go on looking while the readers hear nothing for minutes: that is many steps. */
    private static final int MOST_STEPS = 150_000;

    private static final int MOST_VAIN_LOOKS = 24;
    private static final List<String> MACHINES = List.of("one", "two");

    /** When the next row is due that somebody has promised to look at. */
    private static final String DUE =
            """
            select to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from (
                select min(wake_at) as at from checkout.session
                union all select min(next_at) from payments.effects
                union all select min(wake_at) from carts.price_questions
                union all select min(wake_at) from warehouse.job
                union all select min(wake_at) from warehouse.stop
                union all select min(wake_at) from orders.orders
                union all select min(wake_at) from shipping.shipments
                union all select min(wake_at) from shipping.return_labels
                union all select min(next_at) from shipping.effects
                union all select min(next_at) from notifications.messages
                union all select min(wake_at) from returns.returns
                union all select min(expires_at) from inventory.reservation where state = 'HELD') as due
            having min(at) is not null
            """;

    private final Plan plan;
    private final Workshop workshop;
    private final Trace trace = new Trace();
    private final Coverage coverage = new Coverage();
    private final Stage stage;
    private final MemoryLog log;
    private final Outside outside;
    private final Shop shop;
    private final Path folder;
    private final Machine.Surroundings surroundings;
    private final Map<String, Machine> machines = new TreeMap<>();
    private final Map<String, Instant> restarts = new TreeMap<>();
    private final List<Plan.Mishap> pending;
    private int incarnations;
    private long lastActivity = -1;
    private Instant quietSince = Stage.DAWN;
    private int vainLooks;
    private @Nullable String neverEnds;

    private World(Plan plan, Workshop workshop, Parts parts) {
        this.plan = plan;
        this.workshop = workshop;
        this.pending = new ArrayList<>(plan.mishaps());
        this.stage = new Stage(luck(2), workshop.locks, trace);
        this.log = new MemoryLog(stage, luck(3));
        this.shop = new Shop(stage, luck(4), log, () -> List.copyOf(machines.values()));
        this.folder = temporary(workshop.folder());
        this.outside = new Outside(stage, luck(5), plan.seed(), folder, shop::deliver);
        this.surroundings =
                new Machine.Surroundings(
                        stage,
                        log,
                        outside,
                        workshop.pool,
                        workshop.unpooled,
                        parts,
                        plan.seed() % 2 == 1);
    }

    private SplittableRandom luck(int stream) {
        return Luck.of(plan.seed(), stream);
    }

    /** What came of a plan. */
    record Outcome(
            Plan plan,
            long steps,
            List<Violation> violations,
            List<String> trace,
            Coverage coverage) {

        boolean breaks(String invariant) {
            return violations.stream().anyMatch(each -> each.invariant().equals(invariant));
        }

        boolean ok() {
            return violations.isEmpty();
        }
    }

    record Violation(String invariant, String detail) {}

    static Outcome play(Plan plan, Workshop workshop, Parts parts) {
        workshop.sweep();
        var world = new World(plan, workshop, parts);
        try {
            return world.play();
        } finally {
            world.end();
        }
    }

    /**
     * Plays a plan once more and looks after each commit.
     *
     * @return the step from which on the promise is broken to the end; the last one if it is seen
     *     only then
     */
    static long stepThatBreaks(String invariant, Plan plan, Workshop workshop, Parts parts) {
        workshop.sweep();
        var world = new World(plan, workshop, parts);
        var since = new long[] {-1};
        world.stage.afterCommits(() -> {
            if (!world.isBroken(invariant)) {
                since[0] = -1;
            } else if (since[0] < 0) {
                since[0] = world.stage.steps();
            }
        });
        try {
            var outcome = world.play();
            return since[0] < 0 ? outcome.steps() : since[0];
        } finally {
            world.end();
        }
    }

    private Outcome play() {
        MACHINES.forEach(this::start);
        shop.opens(plan.wishes());
        try {
            stage.play(this);
        } catch (Endless _) {
            neverEnds = "it has taken " + MOST_STEPS + " steps and goes on";
        }
        coverage.read(workshop);
        return new Outcome(plan, stage.steps(), violations(), trace.lines(), coverage);
    }

    private static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void start(String name) {
        var seed = plan.seed() * 31 + incarnations++;
        var machine = new Machine(name, surroundings, seed);
        machines.put(name, machine);
        trace.say("      " + name + " starts");
        stage.stir();
        machine.start();
    }

    @Override
    public boolean allows(Actor actor) {
        if (stage.steps() > MOST_STEPS) {
            throw new Endless();
        }
        startWhatIsDue();
        if (actor.state == Actor.State.DONE) {
            return false;
        }
        var next = mishap(actor);
        if (next.isEmpty()) {
            return true;
        }
        pending.remove(next.get());
        coverage.struck(next.get().fault(), actor.moment);
        return strike(actor, next.get());
    }

    private Optional<Plan.Mishap> mishap(Actor actor) {
        return plan.next(pending)
                .filter(each -> each.step() <= stage.steps() && each.fits(actor))
                .findFirst();
    }

    @Override
    public boolean mindsNothing(Actor actor) {
        return stage.steps() <= MOST_STEPS
                && restarts.values().stream().noneMatch(at -> !stage.now().isBefore(at))
                && machines.values().stream().noneMatch(Machine::hasFailed)
                && mishap(actor).isEmpty();
    }

    private boolean strike(Actor actor, Plan.Mishap mishap) {
        var fault = mishap.fault();
        switch (fault) {
            case KILL -> kill(actor, mishap.size());
            case HOLD, STALL -> hold(actor, fault, mishap.size());
            case FREEZE -> freeze(actor, mishap.size());
            case REBALANCE -> {
                log.rebalance();
                trace.say("      " + fault.what());
                return true;
            }
            case CLOCK_JUMP -> {
                jump(mishap.size());
                return true;
            }
            case SILENCE -> {
                var until = stage.now().plusSeconds(20 + mishap.size() / 2);
                var system = actor.thread.getName().substring("hears-".length());
                log.silence(system, until);
                trace.say("      %s hears nothing until %s".formatted(system, since(until)));
                return true;
            }
            case OUTAGE -> {
                outside.downUntil = stage.now().plusSeconds(5 + mishap.size() / 2);
                trace.say("      %s until %s".formatted(fault.what(), since(outside.downUntil)));
                return true;
            }
            default -> {
                actor.struck = fault;
                return true;
            }
        }
        return false;
    }

    private void kill(Actor actor, int size) {
        var machine = requireNonNull(actor.machine);
        trace.say(
                "      %s is killed: %s was at %s %s"
                        .formatted(
                                machine.name(),
                                actor.name(),
                                actor.moment.name().toLowerCase(Locale.ROOT),
                                actor.label));
        machine.kill();
        restarts.put(machine.name(), stage.now().plusMillis(50 + 5L * size));
        stage.stir();
    }

    private void hold(Actor actor, Fault fault, int size) {
        actor.heldUntil = stage.now().plusMillis(10 + (long) size * size / 50);
        trace.say(
                "      %s: %s, until %s"
                        .formatted(actor.name(), fault.what(), since(actor.heldUntil)));
    }

    private void freeze(Actor actor, int size) {
        var machine = requireNonNull(actor.machine);
        var until = stage.now().plusMillis(500 + 40L * size);
        machine.freeze(until, size % 2 == 0);
        trace.say(
                "      %s: %s, until %s"
                        .formatted(machine.name(), Fault.FREEZE.what(), since(until)));
        stage.stir();
    }

    private void jump(int size) {
        var to =
                size < 700
                        ? stage.now().plusMillis(1_000 + 170L * size)
                        : size < 850
                                ? stage.now().minusMillis(30L * (size - 700))
                                : size < 950
                                        ? stage.now().plusSeconds(660 + 6L * (size - 850))
                                        : stage.now().plusSeconds(21 * 3_600 + 600L * (size - 950));
        stage.setTo(to);
        trace.say("      the clock jumps to " + since(to));
    }

    private static String since(Instant instant) {
        return Duration.between(Stage.DAWN, instant).toMillis() + " ms";
    }

    private void startWhatIsDue() {
        for (var machine : List.copyOf(machines.values())) {
            if (machine.hasFailed()) {
                trace.say("      " + machine.name() + " does not come up");
                machine.kill();
                restarts.put(machine.name(), stage.now().plusSeconds(1));
            }
        }
        for (var name : List.copyOf(restarts.keySet())) {
            if (!stage.now().isBefore(restarts.getOrDefault(name, Instant.MAX))) {
                restarts.remove(name);
                start(name);
            }
        }
    }

    /** Time goes on to whatever comes next; when nothing does, all is over. */
    @Override
    public boolean idle() {
        if (stage.activity() != lastActivity) {
            lastActivity = stage.activity();
            quietSince = stage.now();
            vainLooks = 0;
        }
        var now = stage.now();
        var next = events(now).min(Comparator.naturalOrder()).orElse(null);
        var round = stage.lastSleeper();
        if (now.isBefore(quietSince.plus(ROUND))) {
            round = later(round, quietSince.plus(ROUND));
        }
        if (now.isBefore(round)) {
            // At its end everybody who looks now and then has had a look.
            if (next != null && next.isBefore(round)) {
                sleepOn(next);
            } else {
                goTo(round);
            }
            return true;
        }
        var due = due();
        if (due != null && !due.isAfter(now)) {
            vainLooks++;
            due = now.plusMillis(Math.min(60_000, 300L << Math.min(vainLooks, 10)));
        }
        if (due == null && next == null || vainLooks > MOST_VAIN_LOOKS) {
            neverEnds = due == null ? null : "rows that are due are not looked at";
            return false;
        }
        if (Duration.between(Stage.DAWN, now).compareTo(LONGEST) > 0) {
            neverEnds = "after 60 hours there is still something to do";
            return false;
        }
        sleepOn(due == null ? requireNonNull(next) : earlier(next, due));
        return true;
    }

    private void sleepOn(Instant until) {
        stage.letSomeSleepOn(until);
        goTo(until);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        return one == null || other.isBefore(one) ? other : one;
    }

    private void goTo(Instant instant) {
        var later = stage.now().plusMillis(1);
        stage.setTo(instant.isBefore(later) ? later : instant);
        startWhatIsDue();
    }

    private Stream<Instant> events(Instant now) {
        var actors =
                stage.actors().stream()
                        .filter(actor -> actor.state != Actor.State.DONE)
                        .flatMap(actor -> events(actor, now));
        var machines =
                this.machines.values().stream()
                        .filter(Machine::isUp)
                        .map(machine -> machine.frozenUntil)
                        .filter(now::isBefore);
        return Stream.of(actors, machines, restarts.values().stream(), log.silences(now))
                .flatMap(each -> each);
    }

    private static Stream<Instant> events(Actor actor, Instant now) {
        var events = new ArrayList<Instant>();
        if (now.isBefore(actor.heldUntil)) {
            events.add(actor.heldUntil);
        }
        if (actor.state == Actor.State.WAITING
                && !actor.isIdle()
                && actor.deadline.isAfter(now)
                && !actor.deadline.equals(Instant.MAX)) {
            events.add(actor.deadline);
        }
        return events.stream();
    }

    private @Nullable Instant due() {
        var due = workshop.ask(DUE);
        return due.isEmpty() ? null : OffsetDateTime.parse(due.getFirst()).toInstant();
    }

    private List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        if (neverEnds != null) {
            violations.add(new Violation("the shop comes to rest", neverEnds));
        }
        if (!shop.isDone()) {
            violations.add(new Violation("everybody gets an answer", "somebody still waits"));
        }
        shop.complaints().forEach(each -> violations.add(new Violation("clients", each)));
        stage.broken().forEach(each -> violations.add(new Violation("threads", each)));
        for (var finding : audit().broken()) {
            violations.add(
                    new Violation(finding.name(), finding.count() + ": " + finding.detail()));
        }
        violations.addAll(Vows.violations(workshop));
        violations.addAll(Rest.violations(workshop, shop));
        return violations;
    }

    private boolean isBroken(String invariant) {
        return invariant.equals(Vows.NAME)
                ? !Vows.violations(workshop).isEmpty()
                : audit().broken().stream().anyMatch(each -> each.name().equals(invariant));
    }

    private dev.waybill.proof.Report audit() {
        var settings = new Settings(Map.of("waybill.proof.again", "PT0S")::get);
        var sources = new Invariants.Sources(log::observer, outside.books());
        return new Invariants(workshop.looks(), settings, stage.clock(), sources).check();
    }

    private void end() {
        stage.clear();
        machines.values().forEach(Machine::loseSessions);
        outside.close();
        delete(folder);
    }

    private static Path temporary(Path parent) {
        try {
            return Files.createTempDirectory(parent, "world-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
