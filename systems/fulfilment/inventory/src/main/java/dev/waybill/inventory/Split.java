package dev.waybill.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: from which of the places that can send it a demand is sent: from one if one has it all,
 * else from as few as can be, the better ones first.
 */
final class Split {

    /** More places than that are not tried against each other: the best ones are. */
    private static final int TRIED = 10;

    /** Up to so many parcels every set of places is tried; beyond that, the fullest place first. */
    private static final int EXACTLY = 3;

    private final List<Candidate> ranked;
    private final Map<UUID, Integer> demand;
    private final Map<UUID, Long> prices;
    private final SourcingRules rules;

    Split(
            List<Candidate> ranked,
            Map<UUID, Integer> demand,
            Map<UUID, Long> prices,
            SourcingRules rules) {
        this.ranked = ranked;
        this.demand = demand;
        this.prices = prices;
        this.rules = rules;
    }

    /** What is taken where, and in one sentence why. */
    record Choice(List<Line> lines, String because) {

        Choice {
            lines = List.copyOf(lines);
        }

        long parcels() {
            return lines.stream().map(Line::location).distinct().count();
        }
    }

    /**
     * @return none if it cannot be met, or not by these rules
     */
    Optional<Choice> choose() {
        for (var candidate : ranked) {
            if (candidate.covers(demand)) {
                return Optional.of(new Choice(lines(List.of(candidate)), first(candidate)));
            }
        }
        var most = rules.mostParcels() == 0 ? ranked.size() : rules.mostParcels();
        var within = within(most, rules.leastValue());
        if (within.isPresent()) {
            return Optional.of(
                    new Choice(
                            within.get(), "no place has it all; these are the fewest that have"));
        }
        if (rules.strict()) {
            return Optional.empty();
        }
        return within(ranked.size(), 0)
                .map(lines ->
                        new Choice(lines, "against the limits for a split: nothing else has it"));
    }

    /** The one that has most of it, to say what is missing. */
    @Nullable Candidate fullest() {
        return ranked.stream()
                .reduce((one, other) -> units(other) > units(one) ? other : one)
                .orElse(null);
    }

    private static int units(Candidate candidate) {
        return candidate.units().values().stream().mapToInt(Integer::intValue).sum();
    }

    private String first(Candidate candidate) {
        if (ranked.size() == 1) {
            return candidate.location() + " is the only place that may send it";
        }
        var by = rules.order().isEmpty() ? "" : " by " + rules.order();
        return candidate.rank() == 1
                ? candidate.location() + " has it all and is the first" + by
                : candidate.location() + " is the first" + by + " of those that have it all";
    }

    private Optional<List<Line>> within(int most, long leastValue) {
        for (var size = 2; size <= Math.min(most, EXACTLY); size++) {
            var found = tried(new ArrayList<>(), 0, size, leastValue);
            if (found.isPresent()) {
                return found;
            }
        }
        return most > EXACTLY || ranked.size() > TRIED
                ? fullestFirst(most, leastValue)
                : Optional.empty();
    }

    /** All sets of so many places, the better ones first. */
    private Optional<List<Line>> tried(
            List<Candidate> chosen, int from, int missing, long leastValue) {
        if (missing == 0) {
            return checked(chosen, leastValue);
        }
        for (var at = from; at <= Math.min(ranked.size(), TRIED) - missing; at++) {
            chosen.addLast(ranked.get(at));
            var found = tried(chosen, at + 1, missing - 1, leastValue);
            chosen.removeLast();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<List<Line>> fullestFirst(int most, long leastValue) {
        var left = new HashMap<>(demand);
        var chosen = new ArrayList<Candidate>();
        var rest = new ArrayList<>(ranked);
        while (!left.isEmpty() && !rest.isEmpty() && chosen.size() < most) {
            var next =
                    rest.stream()
                            .reduce((one, other) ->
                                    gives(other, left) > gives(one, left) ? other : one)
                            .orElseThrow();
            rest.remove(next);
            chosen.add(next);
            next.units()
                    .forEach((product, units) ->
                            left.computeIfPresent(
                                    product,
                                    (_, missing) -> missing > units ? missing - units : null));
        }
        return checked(chosen, leastValue);
    }

    private static int gives(Candidate candidate, Map<UUID, Integer> left) {
        return left.entrySet().stream()
                .mapToInt(each -> Math.min(each.getValue(), candidate.of(each.getKey())))
                .sum();
    }

    private Optional<List<Line>> checked(List<Candidate> chosen, long leastValue) {
        for (var each : demand.entrySet()) {
            var there = chosen.stream().mapToInt(candidate -> candidate.of(each.getKey())).sum();
            if (there < each.getValue()) {
                return Optional.empty();
            }
        }
        var lines = lines(chosen);
        return isWorthIt(lines, leastValue) ? Optional.of(lines) : Optional.empty();
    }

    private List<Line> lines(List<Candidate> chosen) {
        var lines = new ArrayList<Line>();
        demand.forEach((product, wanted) -> {
            var missing = wanted;
            for (var candidate : chosen) {
                var taken = Math.min(missing, candidate.of(product));
                if (taken > 0) {
                    lines.add(new Line(product, candidate.location(), taken));
                    missing -= taken;
                }
            }
        });
        return lines;
    }

    /** Without prices the rule has nothing to say. */
    private boolean isWorthIt(List<Line> lines, long leastValue) {
        if (leastValue == 0 || !prices.keySet().containsAll(demand.keySet())) {
            return true;
        }
        var worth = new HashMap<String, Long>();
        lines.forEach(line ->
                worth.merge(
                        line.location(),
                        line.quantity() * prices.getOrDefault(line.productId(), 0L),
                        Long::sum));
        return worth.values().stream().allMatch(each -> each >= leastValue);
    }
}
