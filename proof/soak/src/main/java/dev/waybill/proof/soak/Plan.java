package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Fault.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Which faults strike, and when: the same for the same seed and size. When "after 1,204 orders" is,
 * and what the processes are doing then, is the machine's to say.
 */
final class Plan {

    /** The last order is bought in calm, so that there is somebody who sees it. */
    private static final double FIRST = 0.02;

    private static final double LAST = 0.97;

    private static final List<Kind> KILLS =
            List.of(
                    Kind.KILL_APPLICATION,
                    Kind.KILL_SECOND,
                    Kind.KILL_POSTGRESQL,
                    Kind.KILL_KAFKA,
                    Kind.KILL_SIMULATORS);
    private static final List<Kind> STOPS =
            List.of(
                    Kind.STOP_APPLICATION,
                    Kind.STOP_SECOND,
                    Kind.STOP_POSTGRESQL,
                    Kind.STOP_KAFKA,
                    Kind.STOP_SIMULATORS);
    private static final List<Kind> CUTS =
            List.of(
                    Kind.CUT_POSTGRESQL_AFTER,
                    Kind.CUT_SIMULATORS_AFTER,
                    Kind.CUT_KAFKA_AFTER,
                    Kind.CUT_APPLICATION_AFTER,
                    Kind.CUT_POSTGRESQL_BEFORE,
                    Kind.CUT_SIMULATORS_BEFORE,
                    Kind.CUT_KAFKA_BEFORE,
                    Kind.CUT_APPLICATION_BEFORE);
    private static final List<Kind> PROVIDERS =
            List.of(
                    Kind.PROVIDER_SILENT_AFTER,
                    Kind.PROVIDER_UNAVAILABLE,
                    Kind.PROVIDER_ERRORS,
                    Kind.PROVIDER_SILENT_BEFORE);
    private static final List<Kind> WEBHOOKS =
            List.of(Kind.WEBHOOKS_TWICE, Kind.WEBHOOKS_REORDERED, Kind.WEBHOOKS_LOST);

    private final Random random;
    private final int applications;
    private final List<Kind> kinds = new ArrayList<>();

    private Plan(Random random, int applications) {
        this.random = random;
        this.applications = applications;
    }

    /**
     * @param applications one or two
     * @param kills how many processes are killed; the other faults come in proportion
     * @return in the order in which they strike
     */
    static List<Fault> of(long seed, int applications, int orders, int kills) {
        var plan = new Plan(new Random(seed), applications);
        if (kills > 0) {
            plan.draw(KILLS, kills);
            plan.draw(STOPS, share(kills, 5));
            plan.draw(CUTS, kills);
            plan.draw(PROVIDERS, share(kills, 5));
            plan.draw(WEBHOOKS, share(kills, 7));
            plan.draw(List.of(Kind.RESTART_EVERYTHING), share(kills, 20));
            plan.draw(List.of(Kind.AWAY_SIMULATORS), share(kills, 20));
            plan.draw(List.of(Kind.ONLY_WEBHOOKS), share(kills, 10));
            plan.draw(List.of(Kind.CLOCK_JUMPS), share(kills, 8));
        }
        return plan.spread(orders);
    }

    private static int share(int kills, int one) {
        return (kills + one - 1) / one;
    }

    /**
     * Each of the family about as often as the others; the worst come first, also in short runs.
     */
    private void draw(List<Kind> all, int times) {
        var family =
                all.stream()
                        .filter(kind -> kind.part() != Part.SECOND || applications > 1)
                        .toList();
        for (var i = 0; i < times; i++) {
            kinds.add(family.get(i % family.size()));
        }
    }

    private List<Fault> spread(int orders) {
        Collections.shuffle(kinds, random);
        var faults = new ArrayList<Fault>();
        var slot = (LAST - FIRST) / Math.max(1, kinds.size());
        for (var i = 0; i < kinds.size(); i++) {
            var at = (int) (orders * (FIRST + slot * (i + random.nextDouble())));
            faults.add(new Fault(at, kinds.get(i), amount(kinds.get(i))));
        }
        faults.sort(Comparator.comparingInt(Fault::at));
        return List.copyOf(faults);
    }

    private int amount(Kind kind) {
        if (kind.stops()) {
            return 1 + random.nextInt(20);
        }
        if (kind.cuts()) {
            return 1 + random.nextInt(12);
        }
        if (kind == Kind.CLOCK_JUMPS) {
            // Back by less than calm lasts: what is to happen at a time waits until it comes again.
            return random.nextInt(3) == 0 ? -1 - random.nextInt(15) : 30 + random.nextInt(900);
        }
        if (kind == Kind.AWAY_SIMULATORS) {
            // Longer than a checkout may take, and than three tries to undo one take after that.
            return 14 + random.nextInt(6);
        }
        if (kind == Kind.ONLY_WEBHOOKS) {
            return 30 + random.nextInt(20);
        }
        return kind.takesAway() ? random.nextInt(3) : 20 + random.nextInt(60);
    }
}
