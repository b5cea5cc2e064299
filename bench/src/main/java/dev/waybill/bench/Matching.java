package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.PriceKey;
import dev.waybill.bench.Entry.Sale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what a cancellation cancels: the file does not say. The latest earlier invoice of the same
 * customer that has exactly its goods at its prices is cancelled as a whole; else each of its lines
 * may give back a part of an earlier invoice that has as much of the same stock code left.
 */
final class Matching {

    private final Map<String, List<Open>> byCustomer = new HashMap<>();
    private final Map<String, Match> matches = new HashMap<>();

    /** What a cancellation means for Waybill. */
    sealed interface Match {
        record Whole(String invoice) implements Match {}

        /**
         * @param found lines of which an earlier invoice has enough left
         */
        record Partial(int found, int lines) implements Match {}

        record Unmatched() implements Match {}
    }

    private static final class Open {

        final Sale sale;
        final Map<PriceKey, Integer> sold;
        final Map<String, Integer> left = new HashMap<>();
        boolean touched;

        Open(Sale sale) {
            this.sale = sale;
            this.sold = new HashMap<>();
            for (var item : sale.items()) {
                sold.put(item.point().key(), item.quantity());
                left.merge(item.point().key().code(), item.quantity(), Integer::sum);
            }
        }
    }

    private Matching() {}

    /**
     * @param entries in the order of time
     * @return for each cancellation what it cancels, by its invoice number
     */
    static Map<String, Match> of(List<Entry> entries) {
        var matching = new Matching();
        for (var entry : entries) {
            switch (entry) {
                case Sale sale -> matching.open(sale);
                case Cancellation cancellation ->
                        matching.matches.put(cancellation.invoice(), matching.match(cancellation));
            }
        }
        return Map.copyOf(matching.matches);
    }

    private void open(Sale sale) {
        if (!sale.customer().isEmpty()) {
            byCustomer.computeIfAbsent(sale.customer(), _ -> new ArrayList<>()).add(new Open(sale));
        }
    }

    private Match match(Cancellation cancellation) {
        if (cancellation.customer().isEmpty()) {
            return new Match.Unmatched();
        }
        var earlier = byCustomer.getOrDefault(cancellation.customer(), List.of()).reversed();
        for (var open : earlier) {
            if (!open.touched && open.sold.equals(cancellation.units())) {
                open.touched = true;
                open.left.clear();
                return new Match.Whole(open.sale.invoice());
            }
        }
        return parts(cancellation, earlier);
    }

    private static Match parts(Cancellation cancellation, List<Open> earlier) {
        var found = 0;
        for (var given : cancellation.units().entrySet()) {
            if (takeBack(given.getKey().code(), given.getValue(), earlier)) {
                found++;
            }
        }
        return found == 0
                ? new Match.Unmatched()
                : new Match.Partial(found, cancellation.units().size());
    }

    private static boolean takeBack(String code, int units, List<Open> earlier) {
        for (var open : earlier) {
            var left = open.left.getOrDefault(code, 0);
            if (left >= units) {
                open.left.put(code, left - units);
                open.touched = true;
                return true;
            }
        }
        return false;
    }
}
