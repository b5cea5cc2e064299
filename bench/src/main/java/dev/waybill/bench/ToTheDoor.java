package dev.waybill.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many orders a second go from their release to their door: picked by simulated people, carried
 * by simulated carriers, nobody else asking for anything. They are placed before, within the time
 * that their customers have to think again, so that placing takes nothing from it.
 */
public final class ToTheDoor {

    private static final int UNITS = 500_000;
    private static final Duration LOOK = Duration.ofMillis(500);

    private static final String SEEN =
            """
            select count(*) filter (where stage = 'COMPLETED'), count(*) filter (where stage <> 'COMPLETED'),
                coalesce(extract(epoch from max(completed_at) - (
                    select min(at) from orders.history where type = 'released')), 0),
                coalesce(extract(epoch from percentile_disc(0.5) within group (order by completed_at - release_at)), 0),
                coalesce(extract(epoch from max(completed_at - release_at)), 0),
                coalesce(max(created_at) < (select min(at) from orders.history where type = 'released'), true)
            from orders.orders where release_at is not null
            """;

    private final Options options;
    private final PrintStream out;
    private final Server server;

    private ToTheDoor(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.server = new Server(options.server());
    }

    /**
     * @param jdbcUrl of the database that Waybill uses: there deliveries are counted
     * @param orders how many are placed and followed
     * @param patience from the last confirmation to the last delivery
     * @param pids processes whose use of the machine is shown, by the name to show
     */
    public record Options(
            URI server,
            String jdbcUrl,
            int clients,
            int products,
            int orders,
            Duration patience,
            Map<String, Long> pids,
            @Nullable Path json) {

        public Options {
            pids = Collections.unmodifiableMap(new LinkedHashMap<>(pids));
            if (clients < 1 || clients > 10_000) {
                throw new Unusable("--clients must be between 1 and 10,000.");
            }
            if (products < 1) {
                throw new Unusable("--products must be at least 1.");
            }
        }
    }

    /**
     * @param delivered orders at their door
     * @param underWay orders that are not, though the patience is over
     * @param seconds from the first release to the last delivery
     * @param apart whether the last was confirmed before the first was released
     * @param halfWithin from release to door, the median
     */
    public record Figures(
            double placedPerSecond,
            long delivered,
            long underWay,
            double seconds,
            double deliveredPerSecond,
            boolean apart,
            double halfWithin,
            double allWithin,
            Map<String, Long> failures,
            Map<String, Long> errors,
            List<Bench.Cost> processes) {

        public int exitCode() {
            return delivered > 0 && underWay == 0 && errors.isEmpty() ? 0 : 1;
        }
    }

    /**
     * @throws Unusable if there is nothing to measure, in one sentence
     */
    public static Figures run(Options options, PrintStream out) {
        var figures = new ToTheDoor(options, out).run();
        print(figures, out);
        Json.write(options.json(), figures);
        return figures;
    }

    private Figures run() {
        server.check();
        try (var callers = new Callers(server)) {
            var products = new Shelves(callers, out).fill(articles());
            var meter = new Meter();
            var began = System.nanoTime();
            place(products, meter);
            var placing = (System.nanoTime() - began) / 1e9;
            var processes = new Processes(Server.withOurselves(options.pids()));
            var before = processes.now();
            var from = System.nanoTime();
            var seen = awaitDoors(meter.confirmedSoFar());
            var costs =
                    Bench.costs(
                            before,
                            processes.now(),
                            (System.nanoTime() - from) / 1e9,
                            seen.delivered());
            return new Figures(
                    meter.confirmedSoFar() / placing,
                    seen.delivered(),
                    seen.underWay(),
                    seen.seconds(),
                    seen.delivered() / seen.seconds(),
                    seen.apart(),
                    seen.halfWithin(),
                    seen.allWithin(),
                    meter.failures(),
                    meter.errors(),
                    costs);
        }
    }

    private List<Shelves.Article> articles() {
        return IntStream.range(0, options.products())
                .mapToObj(n ->
                        new Shelves.Article(
                                "DOOR-%05d".formatted(n), "Article " + n, "bench", 100 + n, UNITS))
                .toList();
    }

    private void place(List<String> products, Meter meter) {
        var left = new AtomicInteger(options.orders());
        try (var progress = new Progress("Placed", "orders", options.orders(), 0, out)) {
            Crowd.each(
                    IntStream.range(0, options.clients()).boxed().toList(),
                    options.clients(),
                    _ -> {
                        try (var shopper = new Shopper(server.client(), true, () -> meter)) {
                            while (left.getAndDecrement() > 0) {
                                shopper.buy(Bench.some(products));
                                progress.step();
                            }
                        }
                        return true;
                    });
        }
    }

    private record Seen(
            long delivered,
            long underWay,
            double seconds,
            double halfWithin,
            double allWithin,
            boolean apart) {}

    private Seen awaitDoors(long placed) {
        var deadline = System.nanoTime() + options.patience().toNanos();
        var shown = new AtomicLong();
        try (var progress = new Progress("Delivered", "orders", Math.max(1, placed), 0, out)) {
            while (true) {
                var seen = look();
                while (shown.get() < seen.delivered()) {
                    shown.incrementAndGet();
                    progress.step();
                }
                if (seen.delivered() >= placed || System.nanoTime() > deadline) {
                    return seen;
                }
                Pace.wait(LOOK);
            }
        }
    }

    private Seen look() {
        try (var connection = DriverManager.getConnection(options.jdbcUrl());
                var statement = connection.createStatement();
                var row = statement.executeQuery(SEEN)) {
            row.next();
            return new Seen(
                    row.getLong(1),
                    row.getLong(2),
                    row.getDouble(3),
                    row.getDouble(4),
                    row.getDouble(5),
                    row.getBoolean(6));
        } catch (SQLException e) {
            throw new Unusable("Waybill's database does not answer: " + e.getMessage() + ".", e);
        }
    }

    private static void print(Figures figures, PrintStream out) {
        var table =
                new Table("To the door")
                        .row("placed before, direct", figures.placedPerSecond(), "orders/s")
                        .row("delivered", figures.delivered())
                        .row("through fulfilment", figures.deliveredPerSecond(), "orders/s")
                        .row("from the first release to the last door", figures.seconds(), "s")
                        .row("from release to door, p50", figures.halfWithin(), "s")
                        .row("from release to door, max", figures.allWithin(), "s");
        if (figures.underWay() > 0) {
            table.row("STILL UNDER WAY", figures.underWay());
        }
        figures.failures().forEach(table::row);
        figures.errors().forEach((kind, count) -> table.row("ERROR " + kind, count));
        if (!figures.apart()) {
            table.note("The first were released while the last were placed: both took their time.");
        }
        table.print(out);
        BenchReport.processes(figures.processes()).print(out);
    }
}
