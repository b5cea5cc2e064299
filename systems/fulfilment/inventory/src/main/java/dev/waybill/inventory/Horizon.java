package dev.waybill.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Pure: which units of a product will be at a place when, in the order of time, and what of them is
 * promised. Whoever comes first stands on what comes first.
 *
 * @param comes what is expected there, the earliest first
 */
record Horizon(Terms terms, List<Expected> comes) {

    Horizon {
        comes = comes.stream().sorted(Comparator.comparing(Expected::expectedAt)).toList();
    }

    /** Units that may be promised in all, beyond what is on the shelf. */
    int most() {
        var coming = terms.sellsAhead() ? comes.stream().mapToInt(Expected::open).sum() : 0;
        return coming + terms.backorders();
    }

    /**
     * When the last of the first so many units will be here.
     *
     * @param units beyond what is on the shelf, those of everybody who was promised some before
     *     included
     * @return none if that many are not to come
     */
    Optional<Instant> when(int units, Instant now) {
        var sum = 0;
        if (units <= 0) {
            return Optional.of(notBeforeSale(now, now));
        }
        if (terms.sellsAhead()) {
            for (var expected : comes) {
                sum += expected.open();
                if (sum >= units) {
                    return Optional.of(notBeforeSale(expected.expectedAt(), now));
                }
            }
        }
        return units <= sum + terms.backorders() ? Optional.of(lastResort(now)) : Optional.empty();
    }

    /** When units will be here that nobody has said will come. */
    Instant lastResort(Instant now) {
        return notBeforeSale(now.plus(Duration.ofDays(terms.leadDays())), now);
    }

    /** A date that has passed is a promise for now: it has not come, and nobody knows better. */
    private Instant notBeforeSale(Instant time, Instant now) {
        var later = time.isBefore(now) ? now : time;
        var sale = terms.onSaleFrom();
        return sale != null && sale.isAfter(later) ? sale : later;
    }
}
