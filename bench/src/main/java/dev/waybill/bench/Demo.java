package dev.waybill.bench;

import dev.waybill.bench.Scenario.Wish;
import dev.waybill.bench.Visit.Fate;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Some days of a sample shop, in a minute: products, promotions, and customers who buy, are
 * declined, come too late, press the button twice and change their minds; and what they have bought
 * on its way to their doors. The same wishes every time; it can be run again and again on the same
 * data.
 */
public final class Demo {

    private static final int AT_ONCE = 32;

    private final Options options;
    private final PrintStream out;
    private final Server server;

    private Demo(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.server = new Server(options.server());
    }

    /**
     * @param pace the time in which all orders are placed; zero is as fast as it goes
     * @param toTheDoor how long orders are followed on their way; zero: not at all
     * @param json where the figures go for machines, if given
     */
    public record Options(
            URI server, int orders, Duration pace, Duration toTheDoor, @Nullable Path json) {

        public Options {
            if (orders < 1 || orders > 1_000_000) {
                throw new Unusable("--orders must be between 1 and 1,000,000.");
            }
            if (pace.isNegative()) {
                throw new Unusable("The pace must not be negative.");
            }
        }

        /** 1,000 orders in 20 s. */
        public static Options of(URI server) {
            return new Options(server, 1_000, Duration.ofSeconds(20), Duration.ZERO, null);
        }
    }

    /**
     * @param placed checkouts that Waybill accepted
     * @param failed of these, by reason
     * @param cancelled of the confirmed ones, by their customers
     * @param promotionsRefused codes that were refused; the customer then bought without
     * @param secondClicksRefused second checkouts of the same cart, all of which must be refused
     * @param tooLate second thoughts that came when the order was picked already, and were told so
     * @param discounted confirmed orders with a promotion
     * @param unexpected answers that nobody should get, by kind
     * @param seconds until all had come to an end
     * @param door what became of those that were confirmed; null if they were not followed
     */
    public record Figures(
            int wishes,
            long placed,
            long confirmed,
            Map<String, Long> failed,
            long cancelled,
            long discounted,
            Map<String, Long> promotionsRefused,
            long secondClicks,
            long secondClicksRefused,
            long tooLate,
            Map<String, Long> unexpected,
            Latency checkoutToConfirmed,
            double seconds,
            double ordersPerSecond,
            Doors.@Nullable Figures door) {

        /** 0 if every order came to an end that it may come to. */
        public int exitCode() {
            var ended = confirmed + failed.values().stream().mapToLong(Long::longValue).sum();
            var arrived = door == null || door.underWay() == 0;
            return unexpected.isEmpty()
                            && ended == placed
                            && secondClicks == secondClicksRefused
                            && arrived
                    ? 0
                    : 1;
        }
    }

    /**
     * @throws Unusable in one sentence if there is no Waybill
     */
    public static Figures run(Options options, PrintStream out) {
        var figures = new Demo(options, out).run();
        print(figures, out);
        Json.write(options.json(), figures);
        return figures;
    }

    private Figures run() {
        server.check();
        try (var callers = new Callers(server)) {
            var products = new Shelves(callers, out).fill(Scenario.articles());
            callers.call(Demo::promote);
            callers.call(People::introduce);
            var start = System.nanoTime();
            var fates = shop(Scenario.wishes(options.orders()), products, callers);
            var seconds = (System.nanoTime() - start) / 1e9;
            return figures(fates, seconds, follow(fates, callers));
        }
    }

    private static boolean promote(Caller caller) {
        for (var promotion : Scenario.promotions()) {
            var reply = caller.post("/promotions", promotion.json(), Keys.random());
            if (reply.status() != 409) { // it is there from an earlier run
                Caller.must("POST /promotions", reply);
            }
        }
        return true;
    }

    private List<Fate> shop(List<Wish> wishes, List<String> products, Callers callers) {
        var start = System.nanoTime();
        var between = options.pace().toNanos() / wishes.size();
        // A JVM that has just started serves fewer than come: they queue before the door, not
        // inside.
        var seats = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var progress = new Progress("Orders", "orders", wishes.size(), 0, out)) {
            var fates =
                    wishes.stream()
                            .map(wish -> {
                                Pace.until(start + wish.number() * between);
                                seats.acquireUninterruptibly();
                                return threads.submit(() -> {
                                    try {
                                        return callers.call(
                                                caller -> new Visit(caller, products).shop(wish));
                                    } finally {
                                        seats.release();
                                        progress.step();
                                    }
                                });
                            })
                            .toList();
            return fates.stream().map(Crowd::result).toList();
        }
    }

    private Doors.@Nullable Figures follow(List<Fate> fates, Callers callers) {
        if (!options.toTheDoor().isPositive()) {
            return null;
        }
        var orders = fates.stream().filter(Fate::confirmed).map(Fate::order).toList();
        return new Doors(callers, out, options.toTheDoor()).follow(orders);
    }

    private static Figures figures(List<Fate> fates, double seconds, Doors.@Nullable Figures door) {
        var micros = new Histogram(1, TimeUnit.MINUTES.toMicros(5), 3);
        fates.stream()
                .filter(Fate::confirmed)
                .forEach(fate -> micros.recordValue(TimeUnit.NANOSECONDS.toMicros(fate.nanos())));
        var confirmed = fates.stream().filter(Fate::confirmed).count();
        return new Figures(
                fates.size(),
                fates.stream().filter(Fate::placed).count(),
                confirmed,
                counts(fates.stream().map(Fate::failure).toList()),
                fates.stream().filter(Fate::cancelled).count(),
                fates.stream().filter(fate -> fate.confirmed() && fate.discount() > 0).count(),
                counts(fates.stream().map(Fate::promotionRefused).toList()),
                fates.stream().filter(Fate::clickedTwice).count(),
                fates.stream().filter(Fate::secondClickRefused).count(),
                fates.stream().filter(Fate::tooLate).count(),
                counts(fates.stream().map(Fate::unexpected).toList()),
                Latency.of(micros),
                seconds,
                confirmed / seconds,
                door);
    }

    private static Map<String, Long> counts(List<String> names) {
        var counts = new TreeMap<String, Long>();
        names.stream()
                .filter(name -> !name.isEmpty())
                .forEach(name -> counts.merge(name, 1L, Long::sum));
        return counts;
    }

    private static void print(Figures figures, PrintStream out) {
        var table = new Table("Orders").row("placed", figures.placed());
        table.row("confirmed", figures.confirmed());
        figures.failed().forEach((reason, count) -> table.row("failed: " + reason, count));
        table.row("cancelled by the customer", figures.cancelled());
        table.row("with a promotion", figures.discounted());
        figures.promotionsRefused()
                .forEach((code, count) -> table.row("bought without, since " + code, count));
        table.row("second clicks refused", figures.secondClicksRefused());
        table.row("thought again too late", figures.tooLate());
        figures.unexpected().forEach((kind, count) -> table.row("UNEXPECTED " + kind, count));
        table.row("throughput", figures.ordersPerSecond(), "confirmed/s");
        table.row("checkout to confirmed, p50", figures.checkoutToConfirmed().p50(), "ms");
        table.row("checkout to confirmed, p99", figures.checkoutToConfirmed().p99(), "ms");
        table.print(out);
        if (figures.door() != null) {
            Doors.print(figures.door(), out);
        }
    }
}
