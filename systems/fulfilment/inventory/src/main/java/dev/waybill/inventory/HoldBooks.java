package dev.waybill.inventory;

import dev.waybill.inventory.Reservation.Expired;
import dev.waybill.inventory.Reservation.Holding;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens a {@link HoldBook} with every row that a batch needs, locked, and writes it back: five
 * statements for a batch of any size. Reservations are locked before stock, both in sorted order,
 * so two batches cannot lock each other out.
 */
final class HoldBooks {

    private final Reservations reservations;
    private final StockLevels levels;
    private final Duration longestHold;

    HoldBooks(Reservations reservations, StockLevels levels, Duration longestHold) {
        this.reservations = reservations;
        this.levels = levels;
        this.longestHold = longestHold;
    }

    HoldBook open(Collection<? extends Hold> holds) {
        var ids = holds.stream().map(Hold::reservationId).collect(Collectors.toSet());
        var locked = reservations.lock(ids);
        var known = locked.stream().collect(Collectors.toMap(Reservation::id, Function.identity()));
        return new HoldBook(locked, levels.lock(products(holds, known)), longestHold);
    }

    void close(HoldBook book, Instant now) {
        reservations.insert(book.added());
        reservations.update(book.moved());
        levels.save(book.stock(), now);
    }

    /** A commit in time touches no stock, so that it waits for nobody's. */
    private static Set<UUID> products(
            Collection<? extends Hold> holds, Map<UUID, Reservation> known) {
        var products = new TreeSet<UUID>();
        for (var hold : holds) {
            var reservation = known.get(hold.reservationId());
            switch (hold) {
                case Hold.Reserve ask when reservation == null ->
                        products.addAll(ask.demand().keySet());
                case Hold.Reserve _ -> {}
                case Hold.Resource ask when reservation instanceof Holding ->
                        products.addAll(ask.demand().keySet());
                case Hold.Resource _ -> {}
                case Hold.Release _, Hold.ReleasePart _, Hold.Ship _, Hold.Expire _ ->
                        addIf(Holding.class, reservation, products);
                case Hold.Commit _ -> addIf(Expired.class, reservation, products);
            }
        }
        return products;
    }

    private static void addIf(
            Class<? extends Reservation> state,
            @Nullable Reservation reservation,
            Set<UUID> products) {
        if (state.isInstance(reservation)) {
            products.addAll(reservation.demand().keySet());
        }
    }
}
