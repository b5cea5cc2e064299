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
import java.util.Objects;
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
    private final List<Return> returns;
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
        this.returns = List.copyOf(returns);
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

        Sum plus(Sum back) {
            return new Sum(
                    orders + back.orders,
                    rows + back.rows,
                    lines + back.lines,
                    units + back.units,
                    pence + back.pence);
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
     * @param returned what the file says about what was delivered before, and came back
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
        var sales = Sum.NONE;
        var confirmed = Sum.NONE;
        var cancelled = Sum.NONE;
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
                } else {
                    failed.put(
                            result.detail(),
                            failed.getOrDefault(result.detail(), Sum.NONE).plus(sale));
                }
            }
        }
        tellUnexpected(ours);
        var given = given();
        compare(given);
        return new Figures(
                sales,
                confirmed,
                orders.values().stream().reduce(Sum.NONE, Sum::plus, (a, _) -> a),
                cancelled,
                orders.values().stream()
                        .filter(Order::cancelled)
                        .reduce(Sum.NONE, Sum::plus, (a, _) -> a),
                given.values().stream().reduce(Sum.NONE, Sum::plus),
                back().values().stream().reduce(Sum.NONE, Sum::plus),
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

    /** What the file gives back of each order of which something was returned. */
    private Map<String, Sum> given() {
        var sales = new HashMap<String, Sale>();
        var given = new TreeMap<String, Sum>();
        for (var entry : entries) {
            switch (entry) {
                case Sale sale -> sales.put(sale.invoice(), sale);
                case Cancellation cancellation -> give(cancellation, sales, given);
            }
        }
        given.replaceAll((_, sum) -> new Sum(1, 0, sum.lines(), sum.units(), sum.pence()));
        return given;
    }

    private void give(Cancellation cancellation, Map<String, Sale> sales, Map<String, Sum> given) {
        var result = results.apply(cancellation.invoice());
        if (!result.isReturned()) {
            return;
        }
        var ids = SendBack.returns(result);
        switch (matches.getOrDefault(cancellation.invoice(), new Match.Unmatched())) {
            case Match.Whole(var invoice) ->
                    given.merge(
                            result.orderId(),
                            Sum.NONE.plus(Objects.requireNonNull(sales.get(invoice))),
                            Sum::plus);
            case Match.Partial(_, _, var parts) ->
                    parts.forEach(part -> {
                        var order = results.apply(part.invoice()).orderId();
                        if (isOf(order, ids)) {
                            var sum = new Sum(0, 0, 1, part.units(), part.pence());
                            given.merge(order, sum, Sum::plus);
                        }
                    });
            case Match.Unmatched _ ->
                    throw new IllegalStateException("nothing was matched, yet it came back");
        }
    }

    private boolean isOf(String order, List<String> ids) {
        return returns.stream()
                .anyMatch(each -> each.orderId().equals(order) && ids.contains(each.id()));
    }

    /** What has come back of each order, and what was paid back for it. */
    private Map<String, Sum> back() {
        var back = new TreeMap<String, Sum>();
        returns.forEach(each ->
                back.merge(
                        each.orderId(),
                        new Sum(1, 0, each.lines(), each.units(), each.refunded()),
                        (one, more) ->
                                new Sum(
                                        1,
                                        0,
                                        one.lines() + more.lines(),
                                        one.units() + more.units(),
                                        one.pence() + more.pence())));
        return back;
    }

    private void compare(Map<String, Sum> given) {
        var back = back();
        given.forEach((order, wanted) -> {
            var found = back.getOrDefault(order, Sum.NONE);
            if (found.units() != wanted.units() || found.pence() != wanted.pence()) {
                differ(
                        "Order %s: %d units came back for %d pence, of %d units for %d pence"
                                .formatted(
                                        order,
                                        found.units(),
                                        found.pence(),
                                        wanted.units(),
                                        wanted.pence()));
            }
        });
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
