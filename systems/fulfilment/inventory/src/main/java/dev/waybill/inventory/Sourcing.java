package dev.waybill.inventory;

import dev.waybill.inventory.Candidate.Said;
import dev.waybill.inventory.SourcingRules.Filter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Pure: which places can send an order, the best first. Sees what a batch has locked, so what it
 * chooses is there.
 */
final class Sourcing {

    private final RuleBook book;
    private final Areas areas;

    Sourcing(RuleBook book, Areas areas) {
        this.book = book;
        this.areas = areas;
    }

    /**
     * @param offers units of each product, place by place, that could be taken
     * @param today how many orders a place has got today, where that is counted
     */
    List<Candidate> candidates(
            Question question,
            SortedMap<String, Map<UUID, Integer>> offers,
            Map<String, Integer> today) {
        var all = new ArrayList<Candidate>(offers.size());
        offers.forEach((location, units) ->
                all.add(candidate(question, book.place(location), units, today)));
        return rank(all);
    }

    private Candidate candidate(
            Question question,
            Place place,
            Map<UUID, Integer> offered,
            Map<String, Integer> today) {
        var units = new HashMap<UUID, Integer>();
        question.demand()
                .forEach((product, wanted) -> {
                    var there = offered.getOrDefault(product, 0);
                    if (there > 0) {
                        units.put(product, Math.min(there, wanted));
                    }
                });
        var distance = areas.distance(place, question.wish());
        return new Candidate(
                place.id(),
                units,
                distance.isPresent() ? distance.getAsInt() : null,
                place.cost(),
                offered.values().stream().mapToInt(Integer::intValue).sum(),
                said(question, place, units, today),
                0,
                false);
    }

    /** What each rule says that has anything to say. */
    private List<Said> said(
            Question question, Place place, Map<UUID, Integer> units, Map<String, Integer> today) {
        var said = new ArrayList<Said>(4);
        if (place.closed()) {
            said.add(new Said("CLOSED", false, "it gets no orders"));
        }
        if (place.id().equals(question.rejectedBy())) {
            said.add(new Said("REJECTED", false, "it has just said that it cannot send them"));
        }
        var collectAt = question.wish().collectAt();
        if (collectAt != null) {
            said.add(collect(collectAt, place));
        }
        for (var filter : book.rules().filters()) {
            said.add(
                    switch (filter) {
                        case STOCK -> stock(question, units);
                        case REGION -> region(question, place);
                        case CAPACITY -> capacity(place, today);
                        case OPEN ->
                                new Said(
                                        filter.name(),
                                        place.isOpen(question.now()),
                                        place.hours().isEmpty()
                                                ? "it is always at work"
                                                : "by its hours in " + place.zone());
                    });
        }
        return said;
    }

    private static Said collect(String collectAt, Place place) {
        var here = place.id().equals(collectAt);
        return new Said(
                "COLLECT",
                here && place.collects(),
                here
                        ? place.collects()
                                ? "it is to be collected here"
                                : "nothing can be collected here"
                        : "it is to be collected at " + collectAt);
    }

    private static Said stock(Question question, Map<UUID, Integer> units) {
        return new Said(
                Filter.STOCK.name(),
                units.size() == question.demand().size(),
                "has " + units.size() + " of " + question.demand().size() + " products");
    }

    private static Said region(Question question, Place place) {
        var to = question.wish().destination();
        return new Said(
                Filter.REGION.name(),
                place.serves(question.wish()),
                to == null
                        ? "nobody has said where it goes"
                        : place.serves().isEmpty()
                                ? "it sends everywhere"
                                : "it sends to " + String.join(", ", place.serves()));
    }

    private static Said capacity(Place place, Map<String, Integer> today) {
        var used = today.getOrDefault(place.id(), 0);
        var most = place.capacity();
        return new Said(
                Filter.CAPACITY.name(),
                most == null || used < most,
                most == null ? "it has no limit" : used + " of " + most + " orders today");
    }

    private List<Candidate> rank(List<Candidate> all) {
        var eligible =
                all.stream()
                        .filter(each -> each.hasAny() && each.isEligible())
                        .sorted(order())
                        .toList();
        var ranked = new ArrayList<Candidate>(all.size());
        for (var at = 0; at < eligible.size(); at++) {
            ranked.add(eligible.get(at).ranked(at + 1));
        }
        all.stream().filter(each -> !each.hasAny() || !each.isEligible()).forEach(ranked::add);
        return List.copyOf(ranked);
    }

    private Comparator<Candidate> order() {
        Comparator<Candidate> order = (_, _) -> 0;
        for (var by : book.rules().order()) {
            order =
                    order.thenComparing(
                            switch (by) {
                                case DISTANCE -> Comparator.comparingInt(this::steps);
                                case COST -> Comparator.comparingLong(Candidate::cost);
                                case BALANCE -> Comparator.comparingInt(Candidate::left).reversed();
                            });
        }
        return order.thenComparing(Candidate::location);
    }

    /** Who is nowhere is far away. */
    private int steps(Candidate candidate) {
        var distance = candidate.distance();
        return distance == null
                ? Integer.MAX_VALUE
                : distance / Math.max(1, book.rules().distanceStep());
    }
}
