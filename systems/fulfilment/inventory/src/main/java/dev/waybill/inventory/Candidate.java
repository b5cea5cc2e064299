package dev.waybill.inventory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place that could have been chosen, and what the rules said about it.
 *
 * @param units of each product that is asked for, as many as it could give
 * @param distance to where the order goes, in kilometres; none if one of the two is nowhere
 * @param cost of a parcel from there, in minor units
 * @param left units of those products on its shelves
 * @param said what the filters said; it can be chosen if none refused
 * @param rank among those that can be chosen, from 1; 0 if it cannot
 * @param chosen whether units come from there
 */
record Candidate(
        String location,
        Map<UUID, Integer> units,
        @Nullable Integer distance,
        long cost,
        int left,
        List<Said> said,
        int rank,
        boolean chosen) {

    /** What one rule said. */
    record Said(String rule, boolean passed, String why) {}

    Candidate {
        units = Map.copyOf(units);
        said = List.copyOf(said);
    }

    boolean isEligible() {
        return said.stream().allMatch(Said::passed);
    }

    boolean hasAny() {
        return !units.isEmpty();
    }

    int of(UUID productId) {
        return units.getOrDefault(productId, 0);
    }

    boolean covers(Map<UUID, Integer> demand) {
        return demand.entrySet().stream().allMatch(each -> of(each.getKey()) >= each.getValue());
    }

    Candidate ranked(int place) {
        return new Candidate(location, units, distance, cost, left, said, place, chosen);
    }

    Candidate chosenIf(boolean itIs) {
        return new Candidate(location, units, distance, cost, left, said, rank, itIs);
    }
}
