package dev.waybill.proof.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks for the smallest plan that still breaks the same promise: leaves out wishes and mishaps,
 * many at a time, then one by one (delta debugging), as long as there are tries left.
 */
final class Shrinking {

    private final Function<Plan, World.Outcome> play;
    private final String invariant;
    private World.Outcome best;
    private int left;

    private Shrinking(World.Outcome failed, int tries, Function<Plan, World.Outcome> play) {
        this.left = tries;
        this.play = play;
        this.best = failed;
        this.invariant = failed.violations().getFirst().invariant();
    }

    /**
     * @param tries how often something is left out at most
     */
    static World.Outcome of(World.Outcome failed, int tries, Function<Plan, World.Outcome> play) {
        var shrinking = new Shrinking(failed, tries, play);
        shrinking.run();
        return shrinking.best;
    }

    private void run() {
        long before;
        do {
            before = size();
            less(best.plan().mishaps(), rest -> best.plan().with(best.plan().wishes(), rest));
            less(best.plan().wishes(), rest -> best.plan().with(rest, best.plan().mishaps()));
        } while (size() < before && left > 0);
    }

    private long size() {
        return best.plan().mishaps().size() + (long) best.plan().wishes().size();
    }

    /** First halves, then quarters, then each alone is left out. */
    private <T> void less(List<T> all, Function<List<T>, Plan> plan) {
        var kept = all;
        for (var bite = Math.max(1, kept.size() / 2); bite >= 1 && !kept.isEmpty(); bite /= 2) {
            for (var from = 0; from < kept.size() && left > 0; ) {
                var rest = new ArrayList<>(kept);
                rest.subList(from, Math.min(from + bite, rest.size())).clear();
                if (fails(plan.apply(rest)).isPresent()) {
                    kept = List.copyOf(rest);
                } else {
                    from += bite;
                }
            }
        }
    }

    private Optional<World.Outcome> fails(Plan plan) {
        left--;
        var outcome = play.apply(plan);
        if (outcome.breaks(invariant)) {
            best = outcome;
            return Optional.of(outcome);
        }
        return Optional.empty();
    }
}
