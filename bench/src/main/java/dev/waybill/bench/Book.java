package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.Item;
import dev.waybill.bench.Entry.PriceKey;
import dev.waybill.bench.Entry.PricePoint;
import dev.waybill.bench.Entry.Sale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a file of invoices says, collected row by row: what was bought, given back, or neither. */
final class Book {

    /** Lines that one order takes. */
    static final int MOST_ITEMS = 1_000;

    private final Map<PriceKey, PricePoint> points = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<Reason, Tally> rejected = new EnumMap<>(Reason.class);
    private long rows;
    private BigDecimal amount = BigDecimal.ZERO;

    /** Rows and what they are worth. */
    record Tally(long rows, BigDecimal amount) {

        static final Tally NONE = new Tally(0, BigDecimal.ZERO);

        Tally plus(long more, BigDecimal worth) {
            return new Tally(rows + more, amount.add(worth));
        }
    }

    private static final class Draft {

        final Row first;
        final Map<PriceKey, Integer> units = new LinkedHashMap<>();
        int rows;
        BigDecimal amount = BigDecimal.ZERO;

        Draft(Row first) {
            this.first = first;
        }
    }

    /**
     * Takes one row in.
     *
     * @return why it is not part of an order or of a cancellation, if so
     */
    Optional<Reason> add(List<String> fields) {
        rows++;
        var row = Row.of(fields);
        var worth = row.map(Row::amount).orElse(BigDecimal.ZERO);
        amount = amount.add(worth);
        var reason =
                row.isEmpty()
                        ? Optional.of(Reason.UNREADABLE)
                        : row.get().objection().or(() -> enter(row.get()));
        reason.ifPresent(
                why -> rejected.merge(why, Tally.NONE.plus(1, worth), (a, b) -> a.plus(1, worth)));
        return reason;
    }

    private Optional<Reason> enter(Row row) {
        var draft = drafts.get(row.invoice());
        if (draft == null) {
            draft = new Draft(row);
            drafts.put(row.invoice(), draft);
        }
        if (!draft.first.customer().equals(row.customer())) {
            return Optional.of(Reason.OTHER_CUSTOMER);
        }
        var key = new PriceKey(row.code(), row.pence());
        var sum = draft.units.getOrDefault(key, 0) + Math.abs(row.quantity());
        if (sum > Row.MOST_UNITS
                || draft.units.size() == MOST_ITEMS && !draft.units.containsKey(key)) {
            return Optional.of(Reason.BEYOND_LIMITS);
        }
        draft.units.put(key, sum);
        draft.rows++;
        draft.amount = draft.amount.add(row.amount().abs());
        if (!row.description().isEmpty()) {
            names.putIfAbsent(row.code(), row.description());
        }
        return Optional.empty();
    }

    long rows() {
        return rows;
    }

    /** The sum of all rows that can be read, cancellations and rejected ones included. */
    BigDecimal amount() {
        return amount;
    }

    Map<Reason, Tally> rejected() {
        return Map.copyOf(rejected);
    }

    /** All invoices in the order of their time; those of one moment in the order of the file. */
    List<Entry> entries() {
        return drafts.values().stream()
                .filter(draft -> draft.rows > 0)
                .sorted(Comparator.comparing((Draft draft) -> draft.first.at()))
                .map(this::entry)
                .toList();
    }

    private Entry entry(Draft draft) {
        var first = draft.first;
        if (first.cancels()) {
            return new Cancellation(
                    first.invoice(),
                    first.at(),
                    first.customer(),
                    draft.units,
                    draft.rows,
                    draft.amount);
        }
        var items = new ArrayList<Item>(draft.units.size());
        draft.units.forEach((key, quantity) -> items.add(new Item(point(key), quantity)));
        return new Sale(
                first.invoice(),
                first.at(),
                first.customer(),
                first.country(),
                items,
                draft.rows,
                draft.amount);
    }

    private PricePoint point(PriceKey key) {
        var point = points.get(key);
        if (point == null) {
            point = new PricePoint(points.size(), key, names.getOrDefault(key.code(), key.code()));
            points.put(key, point);
        }
        return point;
    }

    /** What is sold, in the order of its first sale. Known after {@link #entries}. */
    List<PricePoint> points() {
        return List.copyOf(points.values());
    }

    long codes() {
        var codes = new LinkedHashSet<String>();
        points.keySet().forEach(key -> codes.add(key.code()));
        return codes.size();
    }
}
