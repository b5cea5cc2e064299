package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.PriceKey;
import dev.waybill.bench.Entry.Sale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
         * @param parts what of which invoice that is
         */
        record Partial(int found, int lines, List<Part> parts) implements Match {

            public Partial {
                parts = List.copyOf(parts);
            }
        }

        record Unmatched() implements Match {}
    }

    /** Units of an invoice that are given back, at the price that they were bought for. */
    record Part(String invoice, PriceKey key, int units) {

        long pence() {
            return units * key.pence();
        }
    }

    private static final class Open {

        final Sale sale;
        final Map<PriceKey, Integer> sold;
        final Map<PriceKey, Integer> left = new LinkedHashMap<>();
        boolean touched;

        Open(Sale sale) {
            this.sale = sale;
            this.sold = new HashMap<>();
            for (var item : sale.items()) {
                sold.put(item.point().key(), item.quantity());
                left.merge(item.point().key(), item.quantity(), Integer::sum);
            }
        }

        int left(String code) {
            return left.entrySet().stream()
                    .filter(each -> each.getKey().code().equals(code))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
        }

        /** At the given price first: the file says at which it was bought, mostly. */
        List<Part> take(PriceKey wanted, int units) {
            var keys = new ArrayList<PriceKey>(List.of(wanted));
            left.keySet().stream()
                    .filter(key -> key.code().equals(wanted.code()) && !key.equals(wanted))
                    .forEach(keys::add);
            var parts = new ArrayList<Part>();
            var rest = units;
            for (var key : keys) {
                var some = Math.min(rest, left.getOrDefault(key, 0));
                if (some > 0) {
                    parts.add(new Part(sale.invoice(), key, some));
                    left.merge(key, -some, Integer::sum);
                    rest -= some;
                }
            }
            return parts;
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
        var parts = new ArrayList<Part>();
        for (var given : sorted(cancellation)) {
            var taken = takeBack(given.getKey(), given.getValue(), earlier);
            found += taken.isEmpty() ? 0 : 1;
            parts.addAll(taken);
        }
        return found == 0
                ? new Match.Unmatched()
                : new Match.Partial(found, cancellation.units().size(), parts);
    }

    /** The same every time: what is asked under a key must not depend on a hash. */
    private static List<Map.Entry<PriceKey, Integer>> sorted(Cancellation cancellation) {
        return cancellation.units().entrySet().stream()
                .sorted(Comparator.comparing(unit -> unit.getKey().sku()))
                .toList();
    }

    private static List<Part> takeBack(PriceKey wanted, int units, List<Open> earlier) {
        for (var open : earlier) {
            if (open.left(wanted.code()) >= units) {
                open.touched = true;
                return open.take(wanted, units);
            }
        }
        return List.of();
    }
}
