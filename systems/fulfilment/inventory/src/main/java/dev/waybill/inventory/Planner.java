package dev.waybill.inventory;

import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.inventory.Decision.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Pure: meets a demand from the shelves that a batch has locked, and with what is to come if they
 * are sold on such terms. All of it or nothing.
 */
final class Planner {

    private final Map<UUID, List<LockedShelf>> products;
    private final RuleBook book;
    private final Sourcing sourcing;
    private final List<Expected> comes;
    private final Today today;

    Planner(
            Map<UUID, List<LockedShelf>> products,
            RuleBook book,
            Areas areas,
            List<Expected> comes,
            Today today) {
        this.products = products;
        this.book = book;
        this.sourcing = new Sourcing(book, areas);
        this.comes = comes;
        this.today = today;
    }

    Plan plan(Question question) {
        return onlyPlace(question) ? planThere(question) : choose(question);
    }

    /**
     * There is nothing to choose if each product lies at one place, the same, that has no limits.
     */
    private boolean onlyPlace(Question question) {
        String only = null;
        for (var product : question.demand().keySet()) {
            var shelves = shelves(product);
            if (shelves.size() > 1) {
                return false;
            }
            if (!shelves.isEmpty()) {
                var location = shelves.getFirst().location();
                if (only != null && !only.equals(location)) {
                    return false;
                }
                only = location;
            }
        }
        return question.wish().collectAt() == null
                && question.rejectedBy() == null
                && (only == null || book.place(only).isPlain());
    }

    private Plan planThere(Question question) {
        var lines = new ArrayList<Line>(question.demand().size());
        var awaited = new ArrayList<Awaited>(0);
        var shortages = new ArrayList<UnavailableItem>(0);
        question.demand()
                .forEach((product, wanted) -> {
                    var shelf = shelves(product).isEmpty() ? null : shelves(product).getFirst();
                    var there =
                            shelf == null ? 0 : Math.min(wanted, shelf.sellable(question.now()));
                    var promise =
                            there == wanted || shelf == null
                                    ? Optional.<Awaited>empty()
                                    : promise(shelf, wanted - there, there, question.now());
                    if (there < wanted && promise.isEmpty()) {
                        shortages.add(new UnavailableItem(product, wanted, there));
                    }
                    if (there > 0) {
                        lines.add(
                                new Line(product, Objects.requireNonNull(shelf).location(), there));
                    }
                    promise.ifPresent(awaited::add);
                });
        if (!shortages.isEmpty()) {
            return new Plan.Unmet(shortages, null);
        }
        return new Plan.Met(lines, awaited, null);
    }

    private Optional<Awaited> promise(LockedShelf shelf, int units, int taken, Instant now) {
        if (!shelf.terms().lookAhead()) {
            return Optional.empty();
        }
        return shelf.when(units, taken, comes, now)
                .map(when -> new Awaited(shelf.productId(), shelf.location(), units, when));
    }

    private Plan choose(Question question) {
        var candidates =
                sourcing.candidates(question, offers(question), today.used(book, question.now()));
        var eligible = candidates.stream().filter(each -> each.rank() > 0).toList();
        var here = new LinkedHashMap<UUID, Integer>();
        var missing = new LinkedHashMap<UUID, Integer>();
        question.demand()
                .forEach((product, wanted) -> {
                    var there = eligible.stream().mapToLong(each -> each.of(product)).sum();
                    var taken = (int) Math.min(wanted, there);
                    if (taken > 0) {
                        here.put(product, taken);
                    }
                    if (taken < wanted) {
                        missing.put(product, wanted - taken);
                    }
                });
        var awaited = promises(question, missing, here, candidates);
        if (awaited.size() < missing.size()) {
            return unmet(question, shortages(question, missing, awaited), candidates);
        }
        var split = new Split(eligible, here, question.prices(), book.rules());
        var choice = here.isEmpty() ? Optional.<Split.Choice>empty() : split.choose();
        if (!here.isEmpty() && choice.isEmpty()) {
            return unmet(question, tooSpread(question, split.fullest()), candidates);
        }
        return met(question, choice.orElse(null), awaited, candidates);
    }

    private Plan met(
            Question question,
            Split.@Nullable Choice choice,
            List<Awaited> awaited,
            List<Candidate> candidates) {
        var lines = choice == null ? List.<Line>of() : choice.lines();
        var why = choice == null ? "nothing of it is here yet" : choice.because();
        var outcome =
                !awaited.isEmpty()
                        ? Outcome.WAITS
                        : choice != null && choice.parcels() > 1
                                ? Outcome.SPLIT
                                : Outcome.ONE_PLACE;
        var because = awaited.isEmpty() ? why : why + "; units that are to come are promised";
        return new Plan.Met(
                lines, awaited, record(question, outcome, candidates, lines, awaited, because));
    }

    private Plan unmet(
            Question question, List<UnavailableItem> shortages, List<Candidate> candidates) {
        var because = "too few of " + shortages.size() + " products where they may come from";
        return new Plan.Unmet(
                shortages,
                record(question, Outcome.REFUSED, candidates, List.of(), List.of(), because));
    }

    /** A place that has none of it and about which no rule spoke was no choice. */
    private @Nullable Decision record(
            Question question,
            Outcome outcome,
            List<Candidate> candidates,
            List<Line> lines,
            List<Awaited> awaited,
            String because) {
        var withUnits = candidates.stream().filter(Candidate::hasAny).toList();
        var spoken = withUnits.stream().anyMatch(each -> !each.isEligible());
        if (withUnits.size() < 2 && !spoken && awaited.isEmpty()) {
            return null;
        }
        var taken = lines.stream().map(Line::location).distinct().toList();
        return new Decision(
                question.reservationId(),
                question.reservationId(),
                question.orderId(),
                question.now(),
                book.version(),
                outcome,
                question.demand(),
                question.prices(),
                question.wish(),
                candidates.stream()
                        .map(each -> each.chosenIf(taken.contains(each.location())))
                        .toList(),
                lines,
                awaited,
                because);
    }

    private SortedMap<String, Map<UUID, Integer>> offers(Question question) {
        var offers = new TreeMap<String, Map<UUID, Integer>>();
        for (var product : question.demand().keySet()) {
            for (var shelf : shelves(product)) {
                offers.computeIfAbsent(shelf.location(), _ -> new HashMap<>())
                        .put(product, shelf.sellable(question.now()));
            }
        }
        return offers;
    }

    /** The same of rows that nobody has locked, to look at. */
    static SortedMap<String, Map<UUID, Integer>> offers(Question question, List<Level> levels) {
        var offers = new TreeMap<String, Map<UUID, Integer>>();
        for (var level : levels) {
            offers.computeIfAbsent(level.location(), _ -> new HashMap<>())
                    .put(level.productId(), new LockedShelf(level).sellable(question.now()));
        }
        return offers;
    }

    /**
     * Each at the place where it will be first; that it has none of them now is no reason against
     * it.
     */
    private List<Awaited> promises(
            Question question,
            Map<UUID, Integer> missing,
            Map<UUID, Integer> here,
            List<Candidate> candidates) {
        var promises = new ArrayList<Awaited>(missing.size());
        missing.forEach((product, units) ->
                shelves(product).stream()
                        .filter(shelf -> maySend(shelf.location(), candidates))
                        .flatMap(shelf -> {
                            var taken =
                                    here.containsKey(product) ? shelf.sellable(question.now()) : 0;
                            return promise(shelf, units, taken, question.now()).stream();
                        })
                        .min(Comparator.comparing(Awaited::expectedAt))
                        .ifPresent(promises::add));
        return promises;
    }

    private static boolean maySend(String location, List<Candidate> candidates) {
        return candidates.stream()
                .filter(each -> each.location().equals(location))
                .flatMap(each -> each.said().stream())
                .filter(said -> !said.rule().equals(SourcingRules.Filter.STOCK.name()))
                .filter(said -> !said.rule().equals(SourcingRules.Filter.CAPACITY.name()))
                .filter(said -> !said.rule().equals(SourcingRules.Filter.OPEN.name()))
                .allMatch(Candidate.Said::passed);
    }

    private static List<UnavailableItem> shortages(
            Question question, Map<UUID, Integer> missing, List<Awaited> awaited) {
        var shortages = new ArrayList<UnavailableItem>();
        missing.forEach((product, units) -> {
            if (awaited.stream().noneMatch(each -> each.productId().equals(product))) {
                var wanted = question.demand().getOrDefault(product, units);
                shortages.add(new UnavailableItem(product, wanted, wanted - units));
            }
        });
        return shortages;
    }

    /** It is there, but may not be split so: what the fullest place lacks is what is missing. */
    private static List<UnavailableItem> tooSpread(Question question, @Nullable Candidate fullest) {
        var shortages = new ArrayList<UnavailableItem>();
        question.demand()
                .forEach((product, wanted) -> {
                    var there = fullest == null ? 0 : fullest.of(product);
                    if (there < wanted) {
                        shortages.add(new UnavailableItem(product, wanted, there));
                    }
                });
        return shortages;
    }

    private List<LockedShelf> shelves(UUID productId) {
        return products.getOrDefault(productId, List.of());
    }
}
