package dev.waybill.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** The figures of {@link Bench} for people. */
final class BenchReport {

    private BenchReport() {}

    static void print(Bench.Figures figures, PrintStream out) {
        if (figures.hot() == null) {
            orders(figures).print(out);
            times(figures).print(out);
        } else {
            hot(figures.hot()).print(out);
        }
        counts("Refused orders", figures.failures(), out);
        counts("Errors", figures.errors(), out);
        processes(figures.processes()).print(out);
        if (figures.limit() != null) {
            limit(figures, figures.limit()).print(out);
        }
    }

    private static Table orders(Bench.Figures figures) {
        return new Table("Orders (" + figures.mode() + ")")
                .row("clients", figures.clients())
                .row("measured", figures.seconds(), "s")
                .row("confirmed", figures.confirmed())
                .row("rate", figures.ordersPerSecond(), "orders/s")
                .row("refused", sum(figures.failures()))
                .row("errors", sum(figures.errors()));
    }

    private static Table times(Bench.Figures figures) {
        var table = new Table("Times in ms").row("", "count", "p50", "p95", "p99", "max");
        latency(table, "checkout to confirmed", figures.checkoutToConfirmed());
        latency(table, "the same, corrected *", figures.corrected());
        latency(table, "whole order", figures.wholeOrder());
        figures.requests().forEach((name, latency) -> latency(table, name, latency));
        return table.note(
                "* The loop is closed: a client that waits does not ask, so a stall hides the orders that"
                        + " nobody got to place (coordinated omission). The corrected line adds them, one"
                        + " per client and mean order time.");
    }

    private static void latency(Table table, String name, Latency latency) {
        table.row(
                name, latency.count(), latency.p50(), latency.p95(), latency.p99(), latency.max());
    }

    private static Table hot(Hot.Figures hot) {
        var table =
                new Table(
                                "One product, "
                                        + hot.inStock()
                                        + " in stock, "
                                        + hot.clients()
                                        + " clients")
                        .row("sold per round", hot.sold().toString())
                        .row("told sold out", hot.toldSoldOut())
                        .row("rate, one product", hot.hotOrdersPerSecond(), "orders/s")
                        .row("rate, any product", hot.normalOrdersPerSecond(), "orders/s")
                        .row("ratio", hot.ratio());
        return table.row("exact", hot.exact() ? "yes" : "NO");
    }

    private static void counts(String title, Map<String, Long> counts, PrintStream out) {
        if (!counts.isEmpty()) {
            var table = new Table(title);
            counts.forEach(table::row);
            table.print(out);
        }
    }

    static Table processes(List<Bench.Cost> costs) {
        var table = new Table("Processes").row("", "CPU s", "cores", "CPU ms/order", "memory MB");
        for (var cost : costs) {
            table.row(
                    cost.process(),
                    cost.cpuSeconds(),
                    cost.cores(),
                    cost.cpuMillisPerOrder(),
                    cost.megabytes());
        }
        return table;
    }

    private static Table limit(Bench.Figures figures, PgLimit.Figures limit) {
        return new Table("Limit: the order as one transaction in the same PostgreSQL")
                .row("rate", limit.ordersPerSecond(), "orders/s")
                .row("Waybill's share of it", ratio(figures), "")
                .row("fsync", limit.fsync())
                .row("synchronous_commit", limit.synchronousCommit());
    }

    private static double ratio(Bench.Figures figures) {
        return figures.limitRatio() == null ? Double.NaN : figures.limitRatio();
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
