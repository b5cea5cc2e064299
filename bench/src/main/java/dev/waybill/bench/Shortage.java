package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.Sale;
import dev.waybill.bench.Matching.Match;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Decides how much of each product is received, so that about a given share of all units that are
 * wanted cannot be had. An order gets all its lines or none, so one missing product fails whole
 * orders: some products are received at half their demand, and as many are chosen as a rehearsal of
 * the orders one after the other allows.
 */
final class Shortage {

    private static final int MOST_TRIES = 200;
    private static final int MOST_STOCK = 1_000_000_000;

    private final List<Entry> entries;
    private final Map<String, Match> matches;
    private final int[] demand;
    private final long wanted;

    private Shortage(List<Entry> entries, Map<String, Match> matches, int[] demand) {
        this.entries = entries;
        this.matches = matches;
        this.demand = demand;
        this.wanted = Arrays.stream(demand).asLongStream().sum();
    }

    /**
     * @param stock units to receive, by the number of the price point
     * @param share of all units, as rehearsed; orders that overlap may come out a little different
     */
    record Plan(int[] stock, double share) {}

    /**
     * @param share of all units that cannot be had, 0 to 1
     */
    static Plan plan(List<Entry> entries, Map<String, Match> matches, int points, double share) {
        var shortage = new Shortage(entries, matches, demand(entries, points));
        var stock = shortage.choose((long) (shortage.wanted * share));
        var unmet = shortage.rehearse(stock);
        return new Plan(stock, shortage.wanted == 0 ? 0 : (double) unmet / shortage.wanted);
    }

    private static int[] demand(List<Entry> entries, int points) {
        var demand = new int[points];
        for (var entry : entries) {
            if (entry instanceof Sale sale) {
                for (var item : sale.items()) {
                    var number = item.point().number();
                    demand[number] =
                            (int) Math.min(MOST_STOCK, (long) demand[number] + item.quantity());
                }
            }
        }
        return demand;
    }

    private int[] choose(long target) {
        var candidates = candidates();
        var gentle = alone(candidates, target / 10);
        var low = 0;
        var high = gentle.length;
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (rehearse(halved(gentle, middle)) <= target) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return addSingly(halved(gentle, low), candidates, target);
    }

    /** In an order that is always the same and has nothing to do with time or demand. */
    private int[] candidates() {
        return IntStream.range(0, demand.length)
                .boxed()
                .filter(point -> demand[point] >= 2)
                .sorted((a, b) -> Integer.compareUnsigned(mixed(a), mixed(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int mixed(int number) {
        return (number + 1) * 0x9E3779B9;
    }

    /** Those that, when short alone, fail orders of at most that many units. */
    private int[] alone(int[] candidates, long most) {
        var soFar = new long[demand.length];
        var hurt = new long[demand.length];
        for (var entry : entries) {
            if (entry instanceof Sale sale) {
                for (var item : sale.items()) {
                    var point = item.point().number();
                    soFar[point] += item.quantity();
                    hurt[point] += soFar[point] > demand[point] / 2 ? sale.units() : 0;
                }
            }
        }
        return Arrays.stream(candidates).filter(point -> hurt[point] <= most).toArray();
    }

    private int[] halved(int[] candidates, int count) {
        var stock = demand.clone();
        for (int at = 0; at < count; at++) {
            stock[candidates[at]] = demand[candidates[at]] / 2;
        }
        return stock;
    }

    private int[] addSingly(int[] stock, int[] candidates, long target) {
        var tries = 0;
        for (var point : candidates) {
            if (stock[point] == demand[point] && tries++ < MOST_TRIES) {
                stock[point] = demand[point] / 2;
                if (rehearse(stock) > target) {
                    stock[point] = demand[point];
                }
            }
        }
        return stock;
    }

    /** The units of orders that would fail if all came one after the other. */
    private long rehearse(int[] stock) {
        var left = stock.clone();
        var served = new HashMap<String, Sale>();
        var cancelled = new HashSet<String>();
        long unmet = 0;
        for (var entry : entries) {
            switch (entry) {
                case Sale sale -> {
                    if (take(sale, left)) {
                        served.put(sale.invoice(), sale);
                    } else {
                        unmet += sale.units();
                    }
                }
                case Cancellation cancellation -> {
                    if (matches.get(cancellation.invoice()) instanceof Match.Whole(var invoice)
                            && served.get(invoice) instanceof Sale sale
                            && cancelled.add(invoice)) {
                        sale.items()
                                .forEach(item -> left[item.point().number()] += item.quantity());
                    }
                }
            }
        }
        return unmet;
    }

    private static boolean take(Sale sale, int[] left) {
        for (var item : sale.items()) {
            if (left[item.point().number()] < item.quantity()) {
                return false;
            }
        }
        sale.items().forEach(item -> left[item.point().number()] -= item.quantity());
        return true;
    }
}
