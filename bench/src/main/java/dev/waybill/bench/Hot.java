package dev.waybill.bench;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Everybody wants the same product, and there is less of it than is wanted. Rounds of it alternate
 * with rounds in which the same clients buy the same number of different products, so that both see
 * the same machine in the same minute.
 */
final class Hot {

    private static final int IN_STOCK = 500;
    private static final int ROUNDS = 5;

    private final Bench.Options options;
    private final Server server;
    private final Shelves shelves;
    private final List<String> products;

    /**
     * @param products what is bought in the rounds for comparison
     */
    Hot(Bench.Options options, Server server, Shelves shelves, List<String> products) {
        this.options = options;
        this.server = server;
        this.shelves = shelves;
        this.products = products;
    }

    /**
     * @param sold orders confirmed in each hot round: each must be {@code inStock}
     * @param toldSoldOut orders refused with OUT_OF_STOCK
     * @param ordersInAll confirmed in all rounds, those for comparison included
     * @param ratio the hot rate by the normal rate, each the median of its rounds
     */
    public record Figures(
            int clients,
            int inStock,
            List<Long> sold,
            long toldSoldOut,
            long ordersInAll,
            TreeMap<String, Long> otherwise,
            double hotOrdersPerSecond,
            double normalOrdersPerSecond,
            double ratio) {

        /** Not one too many, not one too few, and everybody else was told why. */
        @JsonProperty("exact")
        public boolean exact() {
            return sold.stream().allMatch(count -> count == inStock)
                    && toldSoldOut == (long) clients * sold.size()
                    && otherwise.isEmpty();
        }
    }

    private record Round(long sold, long soldOut, TreeMap<String, Long> otherwise, double rate) {}

    Figures run() {
        var scarce = shelves.fill(hotProducts());
        var warmUp = round(this::anything, true);
        var hot = new ArrayList<Round>();
        var normal = new ArrayList<Round>();
        for (var product : scarce) {
            normal.add(round(this::anything, true));
            hot.add(round(() -> product, false));
        }
        return figures(hot, normal, warmUp);
    }

    private Figures figures(List<Round> hot, List<Round> normal, Round warmUp) {
        var otherwise = new TreeMap<String, Long>();
        hot.forEach(round ->
                round.otherwise()
                        .forEach((name, count) -> otherwise.merge(name, count, Long::sum)));
        var hotRate = median(hot.stream().mapToDouble(Round::rate).toArray());
        var normalRate = median(normal.stream().mapToDouble(Round::rate).toArray());
        return new Figures(
                options.clients(),
                IN_STOCK,
                hot.stream().map(Round::sold).toList(),
                hot.stream().mapToLong(Round::soldOut).sum(),
                sold(hot) + sold(normal) + warmUp.sold(),
                otherwise,
                hotRate,
                normalRate,
                hotRate / normalRate);
    }

    private static long sold(List<Round> rounds) {
        return rounds.stream().mapToLong(Round::sold).sum();
    }

    private static List<Shelves.Article> hotProducts() {
        var run = Keys.random().toString().substring(0, 8);
        return IntStream.range(0, ROUNDS)
                .mapToObj(n ->
                        new Shelves.Article(
                                "BENCH-HOT-" + run + "-" + n, "Hot " + n, "bench", 999, IN_STOCK))
                .toList();
    }

    private String anything() {
        return products.get(ThreadLocalRandom.current().nextInt(products.size()));
    }

    /**
     * @param capped whether the clients stop by themselves at {@link #IN_STOCK}, since the stock
     *     does not stop them
     */
    private Round round(Supplier<String> product, boolean capped) {
        var meter = new Meter();
        var left = new AtomicLong(capped ? IN_STOCK : Long.MAX_VALUE);
        var soldAt = new AtomicLongArray(2 * IN_STOCK);
        var sold = new AtomicLong();
        var start = System.nanoTime();
        var clients = IntStream.range(0, options.clients()).boxed().toList();
        Crowd.each(
                clients,
                clients.size(),
                _ -> {
                    try (var shopper =
                            new Shopper(server.client(), options.direct(), () -> meter)) {
                        while (left.getAndDecrement() > 0
                                && shopper.buy(List.of(product.get()))
                                        instanceof Shopper.Outcome.Confirmed) {
                            soldAt.set(
                                    (int) Math.min(sold.getAndIncrement(), 2 * IN_STOCK - 1),
                                    System.nanoTime());
                        }
                    }
                    return true;
                });
        return round(meter, sold.get(), start, soldAt);
    }

    private static Round round(Meter meter, long sold, long start, AtomicLongArray soldAt) {
        var otherwise = new TreeMap<>(meter.failures());
        otherwise.putAll(meter.errors());
        var soldOut = otherwise.remove("OUT_OF_STOCK");
        var last = Math.min(sold, IN_STOCK);
        var seconds = last == 0 ? Double.NaN : (soldAt.get((int) last - 1) - start) / 1e9;
        return new Round(sold, soldOut == null ? 0 : soldOut, otherwise, last / seconds);
    }

    static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
