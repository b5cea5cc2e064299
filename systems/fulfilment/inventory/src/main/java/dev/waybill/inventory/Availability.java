package dev.waybill.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may be promised of a product, to whom and for when. Nothing is held for whoever asks.
 *
 * @param can whether the quantity may be promised at all
 * @param at when the last of it is here, if it can be promised
 * @param inTime whether that is early enough; none if nobody said how early
 * @param buckets how many may be promised in all from when on, the earliest first
 * @param candidates the places that were looked at, the best first
 * @param reasoning in sentences, for people
 */
record Availability(
        UUID productId,
        int quantity,
        @Nullable String destination,
        @Nullable Instant by,
        boolean can,
        @Nullable Instant at,
        @Nullable Boolean inTime,
        List<Bucket> buckets,
        List<Line> allocations,
        List<Awaited> awaited,
        List<Candidate> candidates,
        List<String> reasoning) {

    /** From then on, so many in all. */
    record Bucket(Instant from, int quantity, String why) {}

    /**
     * Pure: what a reserve that came now would be told.
     *
     * @param levels of the product, at every place
     * @param comes what is expected of it
     */
    static Availability of(
            Question question,
            UUID productId,
            @Nullable Instant by,
            List<Level> levels,
            RuleBook book,
            List<Expected> comes,
            Today today) {
        var stock = new Stock(levels, book, comes, today);
        var plan = stock.plan(question);
        var candidates =
                new Sourcing(book, Areas.known())
                        .candidates(
                                question,
                                Planner.offers(question, levels),
                                today.used(book, question.now()));
        var buckets = buckets(levels, comes, question.now());
        var met = plan instanceof Plan.Met found ? found : null;
        var at = met == null ? null : latest(met, question.now());
        return new Availability(
                productId,
                question.demand().getOrDefault(productId, 0),
                question.wish().destination(),
                by,
                met != null,
                at,
                by == null ? null : at != null && !at.isAfter(by),
                buckets,
                met == null ? List.of() : met.lines(),
                met == null ? List.of() : met.awaited(),
                candidates,
                reasoning(plan, levels, candidates, question.now()));
    }

    private static Instant latest(Plan.Met met, Instant now) {
        return met.awaited().stream()
                .map(Awaited::expectedAt)
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** Over all places, whatever the rules say of them: what there is, not where it may go. */
    private static List<Bucket> buckets(List<Level> levels, List<Expected> comes, Instant now) {
        var times = new TreeSet<Instant>();
        times.add(now);
        for (var level : levels) {
            var terms = level.terms();
            if (terms.sellsAhead()) {
                at(level, comes).stream()
                        .map(Expected::expectedAt)
                        .filter(now::isBefore)
                        .forEach(times::add);
            }
            if (terms.backorders() > 0) {
                times.add(new Horizon(terms, List.of()).lastResort(now));
            }
            if (!terms.isOnSale(now) && terms.onSaleFrom() != null) {
                times.add(terms.onSaleFrom());
            }
        }
        var buckets = new ArrayList<Bucket>(times.size());
        var before = -1;
        for (var time : times) {
            var units = levels.stream().mapToInt(level -> until(level, comes, time, now)).sum();
            if (units != before) {
                buckets.add(
                        new Bucket(time, units, time.equals(now) ? "on the shelves" : "expected"));
            }
            before = units;
        }
        return List.copyOf(buckets);
    }

    private static int until(Level level, List<Expected> comes, Instant time, Instant now) {
        var terms = level.terms();
        if (!terms.isOnSale(time)) {
            return 0;
        }
        var units = Math.max(0, level.available() - terms.safety()) - level.promised();
        if (terms.sellsAhead()) {
            units +=
                    at(level, comes).stream()
                            .filter(each -> !each.expectedAt().isAfter(time) && time.isAfter(now))
                            .mapToInt(Expected::open)
                            .sum();
        }
        if (terms.backorders() > 0
                && !new Horizon(terms, List.of()).lastResort(now).isAfter(time)
                && time.isAfter(now)) {
            units += terms.backorders();
        }
        return Math.max(0, units);
    }

    private static List<Expected> at(Level level, List<Expected> comes) {
        return comes.stream().filter(each -> each.location().equals(level.location())).toList();
    }

    private static List<String> reasoning(
            Plan plan, List<Level> levels, List<Candidate> candidates, Instant now) {
        var sentences = new ArrayList<String>();
        for (var level : levels) {
            sentences.add(
                    "%s has %d free, keeps %d back, owes %d, and has %d held for others."
                            .formatted(
                                    level.location(),
                                    level.available(),
                                    level.terms().safety(),
                                    level.promised(),
                                    level.reserved()));
            if (!level.terms().isOnSale(now)) {
                sentences.add(
                        level.location()
                                + " hands none out before "
                                + level.terms().onSaleFrom()
                                + ".");
            }
        }
        for (var candidate : candidates) {
            for (var said : candidate.said()) {
                if (!said.passed()) {
                    sentences.add(
                            candidate.location()
                                    + " is passed over by "
                                    + said.rule()
                                    + ": "
                                    + said.why()
                                    + ".");
                }
            }
        }
        sentences.add(
                switch (plan) {
                    case Plan.Met(var lines, var awaited, var decision) ->
                            awaited.isEmpty()
                                    ? decision == null
                                            ? "It is all at " + lines.getFirst().location() + "."
                                            : decision.because() + "."
                                    : awaited.size() == 1 && lines.isEmpty()
                                            ? "All of it is still to come."
                                            : "A part of it is still to come.";
                    case Plan.Unmet(var shortages, _) ->
                            "Only " + shortages.getFirst().available() + " may be promised.";
                });
        return List.copyOf(sentences);
    }
}
