package dev.waybill.orders;

import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Invariants that must hold for every order: the row and the view are the fold of the history. */
final class OrderChecks {

    private final Database database;

    OrderChecks(Database database) {
        this.database = database;
    }

    /**
     * @param differing orders for which it does not hold
     * @param next where to go on: the {@code from} of the next check; none at the end
     */
    record Check(int checked, List<UUID> differing, @Nullable UUID next) {
        Check {
            differing = List.copyOf(differing);
        }
    }

    /** Whether each order's row says what its history says. */
    Check refold(@Nullable UUID from, int limit) {
        return check(
                from, limit, "orders", WorkTables.DETAILS, OrderRow::readWhole, Objects::equals);
    }

    /**
     * Whether the view shows of each order what its history says. While messages are under way it
     * may lag behind.
     */
    Check view(@Nullable UUID from, int limit) {
        return check(
                from, limit, "order_view", "null as nothing", OrderViews::read, OrderChecks::shows);
    }

    /**
     * The money of all orders in one currency, in minor units.
     *
     * @param unsettled cancelled orders whose payment is neither void nor all given back yet
     */
    record Money(
            String currency,
            long orders,
            long cancelled,
            long captured,
            long refunded,
            long unsettled) {}

    List<Money> money() {
        return database.sql(
                        """
                        select currency, count(*) as orders, count(*) filter (where stage = 'CANCELLED') as cancelled,
                            sum(captured) as captured, sum(refunded) as refunded,
                            count(*) filter (where stage = 'CANCELLED' and payment_id is not null and total > 0
                                and not voided and (captured = 0 or refunded < captured)) as unsettled
                        from orders.orders where stage <> 'FORBIDDEN'
                        group by currency order by currency
                        """)
                .query((row, _) ->
                        new Money(
                                row.getString("currency"),
                                row.getLong("orders"),
                                row.getLong("cancelled"),
                                row.getLong("captured"),
                                row.getLong("refunded"),
                                row.getLong("unsettled")))
                .list();
    }

    private static boolean shows(@Nullable Order order, @Nullable OrderSummary row) {
        return order instanceof Real real ? OrderSummary.of(real).equals(row) : row == null;
    }

    private interface Reader<R> {
        R read(ResultSet row, int index) throws SQLException;
    }

    private interface Rule<R> {
        boolean holds(@Nullable Order order, @Nullable R row);
    }

    private <R> Check check(
            @Nullable UUID from,
            int limit,
            String table,
            String details,
            Reader<R> reader,
            Rule<R> rule) {
        var found = new LinkedHashMap<UUID, Pair<R>>();
        database.sql(statement(table, details))
                .param("from", from == null ? new UUID(0, 0) : from)
                .param("limit", limit)
                .query(row -> {
                    var id = OrderRow.id(row, "id");
                    take(found.computeIfAbsent(id, _ -> new Pair<>()), row, reader);
                });
        return answer(found, limit, rule);
    }

    /** One statement, so that one snapshot sees the row and its history. */
    private static String statement(String table, String details) {
        return """
        with page as materialized (
            select order_id as id from (
                (select order_id from orders.%1$s where order_id > :from order by order_id limit :limit)
                union
                (select order_id from orders.history
                 where order_id > :from and (version = 1 or type = 'archived')
                 order by order_id limit :limit)) ids
            order by order_id limit :limit)
        select p.id, h.order_id as h_order_id, h.version as h_version, h.type as h_type, h.at as h_at,
            h.payload as h_payload, h.actor as h_actor, h.message_id as h_message_id,
            h.correlation_id as h_correlation_id, o.*, %2$s
        from page p
        left join orders.history h on h.order_id = p.id
        left join orders.%1$s o on o.order_id = p.id
        order by p.id, h.version
        """
                .formatted(table, details);
    }

    private static <R> void take(Pair<R> pair, ResultSet row, Reader<R> reader)
            throws SQLException {
        if (row.getString("h_type") != null) {
            pair.history.add(Histories.read(row, "h_"));
        }
        // A row of the view that knows its payment only is not shown yet.
        if (pair.row == null && OrderRow.timeOrNone(row, "created_at") != null) {
            pair.row = reader.read(row, 0);
        }
    }

    private static <R> Check answer(Map<UUID, Pair<R>> found, int limit, Rule<R> rule) {
        var differing = new ArrayList<UUID>();
        UUID last = null;
        for (var each : found.entrySet()) {
            last = each.getKey();
            if (!each.getValue().holds(rule)) {
                differing.add(last);
            }
        }
        return new Check(
                found.size(),
                differing,
                found.size() < limit ? null : Objects.requireNonNull(last));
    }

    private static final class Pair<R> {
        private final List<Recorded> history = new ArrayList<>();
        private @Nullable R row;

        boolean holds(Rule<R> rule) {
            try {
                return rule.holds(OrderHistory.refold(history), row);
            } catch (IllegalStateException _) {
                return false; // a history that cannot have happened
            }
        }
    }
}
