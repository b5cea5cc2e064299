package dev.waybill.inventory;

import dev.waybill.inventory.Movement.Kind;
import dev.waybill.inventory.Reservation.Holding;
import dev.waybill.inventory.StockLevels.Shelf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Pure: what reservations wait for is handed out as it comes, and the dates of the rest are
 * reckoned again: first come, first served.
 */
final class Promises {

    private final List<Holding> waiting;
    private final Stock stock;
    private final Instant now;

    /** What became of one that waited. */
    record Kept(Holding before, List<Line> come, List<Awaited> awaited) {

        boolean hasCome() {
            return !come.isEmpty();
        }

        /** When the last of it will be here, if that is another time than was told. */
        Optional<Instant> otherDate() {
            var told = latest(before.awaited());
            var next = latest(awaited);
            return awaited.isEmpty() || next.equals(told) ? Optional.empty() : Optional.of(next);
        }

        Instant told() {
            return latest(before.awaited());
        }

        Holding after(UUID because) {
            var lines = new ArrayList<>(before.lines());
            lines.addAll(come);
            return before.with(Allocations.merged(lines), awaited, because);
        }

        private static Instant latest(List<Awaited> these) {
            return these.stream()
                    .map(Awaited::expectedAt)
                    .max(Comparator.naturalOrder())
                    .orElse(Instant.EPOCH);
        }
    }

    Promises(Collection<? extends Holding> waiting, Stock stock, Instant now) {
        this.waiting =
                waiting.stream()
                        .sorted(
                                Comparator.comparing((Holding each) -> each.at())
                                        .thenComparing(Holding::id))
                        .map(Holding.class::cast)
                        .toList();
        this.stock = stock;
        this.now = now;
    }

    /**
     * @param due the places whose units are handed out
     * @param remade those of them whose dates are reckoned again
     * @return those for whom something has changed
     */
    List<Kept> keep(Set<Shelf> due, Set<Shelf> remade) {
        var kept = new ArrayList<Kept>();
        for (var holding : waiting) {
            kept.add(handOut(holding, due));
        }
        var ahead = new HashMap<Shelf, Integer>();
        return kept.stream()
                .map(each -> date(each, remade, ahead))
                .filter(each -> each.hasCome() || !each.awaited().equals(each.before().awaited()))
                .toList();
    }

    private Kept handOut(Holding holding, Set<Shelf> due) {
        var come = new ArrayList<Line>(0);
        var left = new ArrayList<Awaited>(holding.awaited().size());
        for (var each : holding.awaited()) {
            var taken = due.contains(shelf(each)) ? take(holding.id(), each) : 0;
            if (taken > 0) {
                come.add(new Line(each.productId(), each.location(), taken));
            }
            if (taken < each.quantity()) {
                left.add(each.less(taken));
            }
        }
        return new Kept(holding, come, left);
    }

    private int take(UUID reservationId, Awaited each) {
        var shelf = stock.shelf(each.productId(), each.location());
        var taken = Math.min(each.quantity(), shelf.fillable(now));
        if (taken > 0) {
            var line = new Line(each.productId(), each.location(), taken);
            stock.giveBack(Kind.RESERVE, List.of(line), reservationId);
            shelf.promise(-taken);
        }
        return taken;
    }

    private Kept date(Kept kept, Set<Shelf> remade, Map<Shelf, Integer> ahead) {
        var dated = new ArrayList<Awaited>(kept.awaited().size());
        for (var each : kept.awaited()) {
            var place = shelf(each);
            if (remade.contains(place)) {
                var units = ahead.merge(place, each.quantity(), Integer::sum);
                dated.add(each.at(when(each, units)));
            } else {
                dated.add(each);
            }
        }
        return new Kept(kept.before(), kept.come(), List.copyOf(dated));
    }

    /** If nothing is to come any more, nobody knows better than before. */
    private Instant when(Awaited each, int units) {
        var shelf = stock.shelf(each.productId(), each.location());
        return shelf.dateOf(units, stock.comes(each.productId(), each.location()), now)
                .orElse(each.expectedAt());
    }

    private static Shelf shelf(Awaited each) {
        return new Shelf(each.productId(), each.location());
    }
}
