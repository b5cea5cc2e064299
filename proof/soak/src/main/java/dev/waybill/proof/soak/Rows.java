package dev.waybill.proof.soak;

import dev.waybill.platform.Database;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the database says at the end, as far as others say something about it too.
 *
 * @param givenBack units by product that orders of confirmed checkouts have given back to stock
 */
record Rows(
        Map<String, Session> sessions,
        List<Order> orders,
        Map<String, Stock> stock,
        Map<String, Payment> payments,
        Map<String, Integer> promotions,
        Map<String, Long> givenBack,
        Map<String, Return> returns) {

    /**
     * @param units that came back, or are kept and claimed
     * @param given what the provider was asked for because of it and has given
     */
    record Return(String id, String order, String status, long units, long refunded, long given) {}

    /**
     * @param priced whether its promotion code, if it had one, was granted before it ended
     */
    record Session(
            String id, String status, String order, String cart, long total, boolean priced) {

        Session(String id, String status, String order, String cart, long total) {
            this(id, status, order, cart, total, true);
        }
    }

    /**
     * @param change what cancelled parts have made of the total
     * @param reason why it is cancelled
     */
    record Order(
            String id,
            String stage,
            @Nullable String cart,
            @Nullable String session,
            @Nullable String payment,
            long total,
            long captured,
            long refunded,
            long change,
            @Nullable String reason) {

        /** As it was confirmed. */
        Order(
                String id,
                String stage,
                String cart,
                String session,
                String payment,
                long total,
                long captured,
                long refunded) {
            this(id, stage, cart, session, payment, total, captured, refunded, 0, null);
        }

        /** What is to be paid for it. */
        long worth() {
            return isCancelled() ? 0 : total + change;
        }

        boolean isCancelled() {
            return stage.equals("CANCELLED");
        }
    }

    /** Whether the checkout that it belongs to has come to nothing. */
    boolean hasFailed(Order order) {
        var session = sessions.get(String.valueOf(order.session()));
        return session != null && session.status().equals("FAILED");
    }

    record Stock(long available, long reserved) {}

    /** Minor units; {@code open} while something is still asked of the provider. */
    record Payment(String id, String state, long captured, long refunded, boolean open) {}

    static Rows of(Database database) {
        return new Rows(
                sessions(database),
                orders(database),
                stock(database),
                payments(database),
                promotions(database),
                givenBack(database),
                returns(database));
    }

    private static Map<String, Session> sessions(Database database) {
        return database
                .sql(
                        "select session_id, status, order_id, cart_id, total, priced from checkout.session")
                .query((row, _) ->
                        new Session(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getLong(5),
                                row.getBoolean(6)))
                .list()
                .stream()
                .collect(Collectors.toMap(Session::id, each -> each));
    }

    private static List<Order> orders(Database database) {
        return database.sql(
                        """
                        select order_id, stage, cart_id, checkout_session_id, payment_id, total, captured, refunded,
                            total_change, cancel_reason
                        from orders.orders where stage <> 'FORBIDDEN' order by order_id
                        """)
                .query((row, _) ->
                        new Order(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getLong(6),
                                row.getLong(7),
                                row.getLong(8),
                                row.getLong(9),
                                row.getString(10)))
                .list();
    }

    private static Map<String, Return> returns(Database database) {
        return database
                .sql(
                        """
                        select r.return_id, r.order_id, r.status,
                            (select sum(case r.kind when 'CLAIM' then l.quantity else l.received end)
                             from returns.line l where l.return_id = r.return_id),
                            coalesce((select sum(f.paid) from returns.refund f where f.return_id = r.return_id), 0),
                            coalesce((select sum(p.amount) from payments.refunds p
                                join returns.refund f using (refund_id)
                                where f.return_id = r.return_id and p.state = 'PROCESSED'), 0)
                        from returns.returns r
                        """)
                .query((row, _) ->
                        new Return(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                .list()
                .stream()
                .collect(Collectors.toMap(Return::id, each -> each));
    }

    private static Map<String, Stock> stock(Database database) {
        return database
                .sql(
                        """
                        with sent as (
                            select product_id, -sum(reserved) as units from inventory.stock_ledger
                            where kind = 'SHIP' group by product_id)
                        select s.product_id, sum(s.available), sum(s.reserved) + coalesce(max(t.units), 0)
                        from inventory.stock s left join sent t using (product_id) group by s.product_id
                        """)
                .query((row, _) ->
                        Map.entry(row.getString(1), new Stock(row.getLong(2), row.getLong(3))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, Payment> payments(Database database) {
        return database
                .sql(
                        """
                        select p.payment_id, state, captured, refunded,
                            exists (select from payments.effects e
                                where e.subject = p.payment_id and e.next_at is not null)
                        from payments.payments p
                        """)
                .query((row, _) ->
                        new Payment(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getBoolean(5)))
                .list()
                .stream()
                .collect(Collectors.toMap(Payment::id, each -> each));
    }

    private static Map<String, Integer> promotions(Database database) {
        return database
                .sql("select code, reserved + redeemed from promotions.promotions")
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** All of an order that nobody had begun to work on; else those that history says so of. */
    private static Map<String, Long> givenBack(Database database) {
        return database
                .sql(
                        """
                        with bought as (
                            select o.order_id, o.stage, h.payload from checkout.session s
                            join orders.orders o on o.order_id = s.order_id
                            join orders.history h on h.order_id = o.order_id and h.version = 1
                            where s.status = 'CONFIRMED'),
                        back as (
                            select l from bought b, jsonb_array_elements(b.payload #> '{goods,lines}') l
                            where b.stage = 'CANCELLED' and b.order_id not in (select order_id from orders.line)
                            union all
                            select l from bought b join orders.history h using (order_id),
                                jsonb_array_elements(h.payload -> 'items') l
                            where h.type = 'lines-cancelled' and (h.payload ->> 'toStock')::boolean)
                        select l ->> 'productId', sum((l ->> 'quantity')::bigint) from back group by 1
                        """)
                .query((row, _) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
