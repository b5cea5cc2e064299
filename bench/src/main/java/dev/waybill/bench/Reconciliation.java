package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.Sale;
import dev.waybill.bench.Journal.Result;
import dev.waybill.bench.Matching.Match;
import dev.waybill.bench.ReadBack.Line;
import dev.waybill.bench.ReadBack.Order;
import dev.waybill.bench.ReadBack.Return;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts what the file says beside what Waybill says: order by order, line by line, to the penny. */
final class Reconciliation {

    private static final int MOST_TOLD = 20;

    private final List<Entry> entries;
    private final Map<String, Match> matches;
    private final Function<String, Result> results;
    private final Map<String, Order> orders;
    private final Map<String, Return> returns;
    private final List<String> differences = new ArrayList<>();
    private long found;

    private Reconciliation(
            List<Entry> entries,
            Map<String, Match> matches,
            Function<String, Result> results,
            List<Order> orders,
            List<Return> returns) {
        this.entries = entries;
        this.matches = matches;
        this.results = results;
        this.orders = orders.stream().collect(Collectors.toMap(Order::orderId, order -> order));
        this.returns = returns.stream().collect(Collectors.toMap(Return::orderId, each -> each));
    }

    /**
     * A sum of orders.
     *
     * @param rows in the file; 0 where the file is not asked
     * @param lines after rows of the same product and price are one line
     */
    public record Sum(long orders, long rows, long lines, long units, long pence) {

        static final Sum NONE = new Sum(0, 0, 0, 0, 0);

        Sum plus(Sale sale) {
            return new Sum(
                    orders + 1,
                    rows + sale.rows(),
                    lines + sale.items().size(),
                    units + sale.units(),
                    pence + sale.pence());
        }

        Sum plus(Order order) {
            return new Sum(
                    orders + 1,
                    rows,
                    lines + order.lines().size(),
                    units + order.units(),
                    pence + order.total());
        }

        Sum plus(Return back) {
            return new Sum(
                    orders + 1,
                    rows,
                    lines + back.lines(),
                    units + back.units(),
                    pence + back.refunded());
        }

        boolean equals(Sum other, boolean ignoringRows) {
            return ignoringRows
                    ? orders == other.orders
                            && lines == other.lines
                            && units == other.units
                            && pence == other.pence
                    : equals(other);
        }
    }

    /**
     * @param confirmed what the file says about the invoices that were confirmed
     * @param confirmedInWaybill what Waybill says about their orders
     * @param returned what the file says about the orders that were delivered before, and came back
     * @param returnedInWaybill what came back, and what was paid back for it
     * @param failed what the file says about the others, by reason
     * @param cancelled what the file says about the orders that were cancelled as a whole
     * @param differenceCount how many orders differ in anything
     * @param differences the first of them, for people
     */
    public record Figures(
            Sum sales,
            Sum confirmed,
            Sum confirmedInWaybill,
            Sum cancelled,
            Sum cancelledInWaybill,
            Sum returned,
            Sum returnedInWaybill,
            Map<String, Sum> failed,
            long differenceCount,
            List<String> differences) {

        public boolean reconciled() {
            return differenceCount == 0
                    && confirmed.equals(confirmedInWaybill, true)
                    && cancelled.equals(cancelledInWaybill, true)
                    && returned.equals(returnedInWaybill, true);
        }
    }

    /**
     * @param results what became of each invoice; all are known
     * @param orders what Waybill has
     * @param returns what Waybill says about those that came back
     */
    static Figures of(
            List<Entry> entries,
            Map<String, Match> matches,
            Function<String, Result> results,
            List<Order> orders,
            List<Return> returns) {
        return new Reconciliation(entries, matches, results, orders, returns).figures();
    }

    private Figures figures() {
        var expectedCancelled = expected(Result.CANCELLED);
        var expectedBack = expected(Result.RETURNED);
        var sales = Sum.NONE;
        var confirmed = Sum.NONE;
        var cancelled = Sum.NONE;
        var returned = Sum.NONE;
        var failed = new TreeMap<String, Sum>();
        var ours = new HashSet<String>();
        for (var entry : entries) {
            if (entry instanceof Sale sale) {
                sales = sales.plus(sale);
                var result = results.apply(sale.invoice());
                if (result.isConfirmed()) {
                    confirmed = confirmed.plus(sale);
                    var isCancelled = expectedCancelled.contains(result.orderId());
                    cancelled = isCancelled ? cancelled.plus(sale) : cancelled;
                    compare(sale, result.orderId(), isCancelled, ours);
                    if (expectedBack.contains(result.orderId())) {
                        returned = returned.plus(sale);
                        compareBack(sale, result.orderId());
                    }
                } else {
                    failed.put(
                            result.detail(),
                            failed.getOrDefault(result.detail(), Sum.NONE).plus(sale));
                }
            }
        }
        tellUnexpected(ours);
        return new Figures(
                sales,
                confirmed,
                orders.values().stream().reduce(Sum.NONE, Sum::plus, (a, _) -> a),
                cancelled,
                orders.values().stream()
                        .filter(Order::cancelled)
                        .reduce(Sum.NONE, Sum::plus, (a, _) -> a),
                returned,
                returns.values().stream().reduce(Sum.NONE, Sum::plus, (a, _) -> a),
                failed,
                found,
                List.copyOf(differences));
    }

    /** The orders of which a whole cancellation has made this. */
    private HashSet<String> expected(String state) {
        var expected = new HashSet<String>();
        for (var entry : entries) {
            if (entry instanceof Cancellation
                    && matches.get(entry.invoice()) instanceof Match.Whole
                    && results.apply(entry.invoice()).state().equals(state)) {
                expected.add(results.apply(entry.invoice()).orderId());
            }
        }
        return expected;
    }

    private void compare(Sale sale, String orderId, boolean cancelled, HashSet<String> ours) {
        var order = orders.get(orderId);
        if (!ours.add(orderId)) {
            differ(sale, "its order " + orderId + " is that of another invoice too");
        } else if (order == null) {
            differ(sale, "its order " + orderId + " is not in Waybill");
        } else if (order.total() != sale.pence()) {
            differ(sale, "the file says " + sale.pence() + " pence, Waybill " + order.total());
        } else if (!lines(order).equals(lines(sale))) {
            differ(sale, "the lines are not the same");
        } else if (order.cancelled() != cancelled) {
            differ(sale, cancelled ? "it is not cancelled" : "it is cancelled");
        }
    }

    private void compareBack(Sale sale, String orderId) {
        var back = returns.get(orderId);
        if (back == null) {
            differ(sale, "nothing of its order " + orderId + " came back");
        } else if (back.units() != sale.units() || back.refunded() != sale.pence()) {
            differ(
                    sale,
                    "%d units came back for %d pence, of %d units for %d pence"
                            .formatted(
                                    back.units(), back.refunded(), sale.units(), sale.pence()));
        }
    }

    private static Map<Line, Long> lines(Order order) {
        return order.lines().stream()
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
    }

    private static Map<Line, Long> lines(Sale sale) {
        var lines = new HashMap<Line, Long>();
        sale.items()
                .forEach(item ->
                        lines.put(
                                new Line(item.point().sku(), item.quantity(), item.point().pence()),
                                1L));
        return lines;
    }

    private void tellUnexpected(HashSet<String> ours) {
        for (var orderId : orders.keySet()) {
            if (!ours.contains(orderId)) {
                differ("Order " + orderId + ": no invoice of the file belongs to it");
            }
        }
    }

    private void differ(Sale sale, String how) {
        differ("Invoice " + sale.invoice() + ": " + how);
    }

    private void differ(String difference) {
        found++;
        if (differences.size() < MOST_TOLD) {
            differences.add(difference);
        }
    }
}
