package dev.waybill.bench;

import dev.waybill.bench.Book.Tally;
import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.Sale;
import dev.waybill.bench.Journal.Result;
import dev.waybill.bench.Matching.Match;
import dev.waybill.bench.Replay.Given;
import dev.waybill.bench.Replay.Rows;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where every row of the file went: rejected, sold or given back, with what it is worth. */
record Account(Map<String, Rows> rejected, Map<String, Given> cancellations, Rows sales) {

    static Account of(
            Book book,
            List<Entry> entries,
            Map<String, Match> matches,
            Function<String, Result> results) {
        var cancellations = new LinkedHashMap<String, Given>();
        var sales = new Rows(0, BigDecimal.ZERO);
        for (var entry : entries) {
            switch (entry) {
                case Sale sale -> sales = sales.plus(sale);
                case Cancellation cancellation -> {
                    var invoice = cancellation.invoice();
                    var fate = fate(results.apply(invoice), matches.get(invoice));
                    var before = cancellations.getOrDefault(fate, Given.NONE);
                    cancellations.put(fate, before.plus(cancellation));
                }
            }
        }
        return new Account(rejected(book), cancellations, sales);
    }

    private static Map<String, Rows> rejected(Book book) {
        var rejected = new LinkedHashMap<String, Rows>();
        for (var reason : Reason.values()) {
            var tally = book.rejected().getOrDefault(reason, Tally.NONE);
            if (tally.rows() > 0) {
                rejected.put(reason.name(), new Rows(tally.rows(), tally.amount()));
            }
        }
        return rejected;
    }

    private static String fate(Result result, @Nullable Match match) {
        return switch (match) {
            case Match.Whole _ ->
                    switch (result.state()) {
                        case Result.CANCELLED -> "whole order cancelled";
                        case Result.RETURNED -> "whole order returned";
                        default -> "whole order, but " + result.detail();
                    };
            case Match.Partial _ ->
                    result.isReturned()
                            ? "partial cancellation, returned"
                            : result.detail().equals("partial")
                                    ? "partial cancellation, kept for returns"
                                    : "partial cancellation, but " + result.detail();
            case Match.Unmatched _ -> "no earlier order of that customer and product";
            case null -> throw new IllegalStateException("a cancellation without a verdict");
        };
    }

    /** Whether no row, and no fraction of a penny, is missing or counted twice. */
    boolean addsUpTo(Book book) {
        var rows = sales.rows();
        var pounds = sales.pounds();
        for (var some : rejected.values()) {
            rows += some.rows();
            pounds = pounds.add(some.pounds());
        }
        for (var given : cancellations.values()) {
            rows += given.rows();
            pounds = pounds.subtract(given.pounds());
        }
        return rows == book.rows() && pounds.compareTo(book.amount()) == 0;
    }
}
