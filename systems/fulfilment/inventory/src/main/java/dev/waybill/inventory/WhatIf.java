package dev.waybill.inventory;

import dev.waybill.inventory.Decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: past orders decided again by other rules, each on the stock that it saw then. What the
 * other rules would have left on the shelves for later ones is not reckoned.
 */
final class WhatIf {

    private static final int MOST_EXAMPLES = 20;

    private final RuleBook book;
    private final Sourcing sourcing;
    private final Areas areas = Areas.known();
    private final Today today = new Today(List.of());

    WhatIf(SourcingRules rules, RuleBook now) {
        book = new RuleBook(now.stamp(), now.version(), rules, now.places());
        sourcing = new Sourcing(book, areas);
    }

    /**
     * An order as it was decided.
     *
     * @param offers units that could be taken, place by place
     */
    record Past(
            UUID reservationId,
            @Nullable UUID orderId,
            Instant at,
            Wish wish,
            Map<UUID, Integer> demand,
            Map<UUID, Long> prices,
            Map<String, Map<UUID, Integer>> offers,
            List<Line> lines,
            boolean waited) {}

    /**
     * What some rules do with all orders.
     *
     * @param distance of all parcels, in kilometres, where both ends are known
     * @param refused orders that the rules would not have sent
     * @param waiting orders of which a part was still to come: other rules do not change that
     */
    record Figures(int orders, int parcels, int splits, long distance, int refused, int waiting) {}

    /** An order that would have come from elsewhere. */
    record Example(
            @Nullable UUID orderId, List<String> before, List<String> after, String because) {}

    /**
     * @param changed orders that would have come from elsewhere
     */
    record Report(int orders, int changed, Figures before, Figures after, List<Example> examples) {}

    Report replay(List<Past> orders) {
        var before = new Sum();
        var after = new Sum();
        var examples = new ArrayList<Example>();
        var changed = 0;
        for (var past : orders) {
            before.add(past, past.lines());
            var choice = choose(past);
            after.add(past, choice.lines());
            var was = places(past.lines());
            var would = places(choice.lines());
            if (!new HashSet<>(was).equals(new HashSet<>(would))) {
                changed++;
                if (examples.size() < MOST_EXAMPLES) {
                    examples.add(new Example(past.orderId(), was, would, choice.because()));
                }
            }
        }
        return new Report(orders.size(), changed, before.figures(), after.figures(), examples);
    }

    private Split.Choice choose(Past past) {
        var demand = here(past);
        if (demand.isEmpty()) {
            return new Split.Choice(List.of(), "nothing of it was here");
        }
        var question =
                new Question(
                        past.reservationId(),
                        past.orderId(),
                        demand,
                        past.prices(),
                        past.wish(),
                        null,
                        past.at());
        var ranked =
                sourcing
                        .candidates(
                                question, new TreeMap<>(past.offers()), today.used(book, past.at()))
                        .stream()
                        .filter(each -> each.rank() > 0)
                        .toList();
        var choice =
                new Split(ranked, demand, past.prices(), book.rules())
                        .choose()
                        .orElse(new Split.Choice(List.of(), "the rules refuse it"));
        today.count(places(choice.lines()), book, past.at());
        return choice;
    }

    /** What came from shelves; what was waited for is waited for by any rules. */
    private static Map<UUID, Integer> here(Past past) {
        var units = new LinkedHashMap<UUID, Integer>();
        past.lines().forEach(line -> units.merge(line.productId(), line.quantity(), Integer::sum));
        return units;
    }

    private static List<String> places(List<Line> lines) {
        return List.copyOf(new TreeSet<>(lines.stream().map(Line::location).toList()));
    }

    private final class Sum {
        private int orders;
        private int parcels;
        private int splits;
        private long distance;
        private int refused;
        private int waiting;

        void add(Past past, List<Line> lines) {
            var places = places(lines);
            orders++;
            parcels += places.size();
            splits += places.size() > 1 ? 1 : 0;
            refused += places.isEmpty() && !past.lines().isEmpty() ? 1 : 0;
            waiting += past.waited() ? 1 : 0;
            for (var place : places) {
                distance += areas.distance(book.place(place), past.wish()).orElse(0);
            }
        }

        Figures figures() {
            return new Figures(orders, parcels, splits, distance, refused, waiting);
        }
    }

    /** An order about which there is a record. */
    static Past of(Decision decision) {
        var offers = new TreeMap<String, Map<UUID, Integer>>();
        decision.candidates().forEach(each -> offers.put(each.location(), each.units()));
        return new Past(
                decision.reservationId(),
                decision.orderId(),
                decision.at(),
                decision.wish(),
                decision.demand(),
                decision.prices(),
                offers,
                decision.lines(),
                decision.outcome() == Outcome.WAITS);
    }

    /** One for which there was one place only. */
    static Past of(Reservation reservation) {
        var offers = new TreeMap<String, Map<UUID, Integer>>();
        for (var line : reservation.lines()) {
            offers.computeIfAbsent(line.location(), _ -> new LinkedHashMap<>())
                    .merge(line.productId(), line.quantity(), Integer::sum);
        }
        return new Past(
                reservation.id(),
                reservation.claim().orderId(),
                reservation.at(),
                reservation.claim().wish(),
                reservation.demand(),
                Map.of(),
                offers,
                reservation.lines(),
                reservation instanceof Reservation.Holding holding && !holding.awaited().isEmpty());
    }
}
