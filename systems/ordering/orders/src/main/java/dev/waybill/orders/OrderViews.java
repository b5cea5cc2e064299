package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.platform.Database;
import dev.waybill.platform.http.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The view that lists are read from. */
final class OrderViews {

    /** Raised when orders have come into the view. */
    static final UUID ARRIVALS = new UUID(0, 1);

    private final Database database;

    OrderViews(Database database) {
        this.database = database;
    }

    /**
     * What to list, newest first.
     *
     * @param from created at or after
     * @param to created before
     * @param after the last order of the page before
     * @param fresh an order that is read from the write model, because the view has not heard of it
     *     in time; a list that is looked through by product or name does without it
     */
    record Question(
            @Nullable UUID customerId,
            @Nullable OrderStatus status,
            @Nullable Instant from,
            @Nullable Instant to,
            Narrowing narrowing,
            @Nullable Place after,
            @Nullable UUID fresh,
            int limit) {}

    /**
     * What else a list can be narrowed to.
     *
     * @param number as the customer knows it
     * @param minTotal in minor units, whatever the currency
     * @param productId one that is or was in it
     */
    record Narrowing(
            @Nullable OrderStage stage,
            @Nullable Integer number,
            @Nullable Long minTotal,
            @Nullable Long maxTotal,
            @Nullable UUID productId,
            @Nullable Looking looking) {

        /**
         * @throws Problem 400 for an amount that no order can have
         */
        Narrowing {
            notNegative("/minTotal", minTotal);
            notNegative("/maxTotal", maxTotal);
        }

        private static void notNegative(String pointer, @Nullable Long amount) {
            if (amount != null && amount < 0) {
                throw Problem.invalid(pointer, "must be at least 0");
            }
        }

        static final Narrowing NONE = new Narrowing(null, null, null, null, null, null);
    }

    /** A place in the list. */
    record Place(Instant createdAt, UUID orderId) {}

    /** One query, whatever is asked. */
    List<OrderSummary> list(Question question) {
        return read(OrderListing.of(question));
    }

    /** As {@link #list}, but only those that were placed after a given one. */
    List<OrderSummary> newer(Question question, UUID after) {
        return read(OrderListing.newer(question, after));
    }

    private List<OrderSummary> read(OrderListing listing) {
        return database.sql(listing.sql()).params(listing.values()).query(OrderViews::read).list();
    }

    /** Whether the view has heard of this change, and of all before it. */
    boolean has(Consistency wanted) {
        return database.sql(
                        """
                        select changes >= :changes and created_at is not null from orders.order_view
                        where order_id = :order
                        """)
                .param("changes", wanted.changes())
                .param("order", wanted.orderId())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void apply(Collection<ViewChange> changes) {
        database.sql(
                        """
                        insert into orders.order_view as v (order_id, customer_id, created_at, total, currency, number,
                            stage, status, changes, captured, refunded, cancelled_at, cancel_reason, revision, words)
                        select id, customer, created, total::bigint, currency, number::int, coalesce(stage, 'CREATED'),
                            case when stage = 'ARCHIVED' and cancelled is not null then 'CANCELLED'
                                else coalesce(status, 'CREATED') end, changes, captured, 0, cancelled, reason, revision,
                            case when created is not null then (
                                select orders.words(h.payload #>> '{goods,address,recipientName}')
                                from orders.history h where h.order_id = id and h.version = 1) end
                        from unnest(:orders::uuid[], :customers::uuid[], :created::timestamptz[], :totals::text[],
                            :currencies::text[], :numbers::text[], :stages::text[], :statuses::text[],
                            :changes::int[], :captured::bigint[], :cancelled::timestamptz[], :reasons::text[],
                            :revisions::int[])
                          as u (id, customer, created, total, currency, number, stage, status, changes, captured,
                            cancelled, reason, revision)
                        on conflict (order_id) do update set
                            customer_id = coalesce(v.customer_id, excluded.customer_id),
                            created_at = coalesce(v.created_at, excluded.created_at),
                            total = case when excluded.revision > v.revision then excluded.total else v.total end,
                            revision = greatest(v.revision, excluded.revision),
                            currency = coalesce(v.currency, excluded.currency),
                            number = coalesce(v.number, excluded.number),
                            stage = case when excluded.changes > v.changes then excluded.stage else v.stage end,
                            status = case when excluded.changes <= v.changes then v.status
                                when excluded.stage = 'ARCHIVED' and coalesce(v.cancelled_at, excluded.cancelled_at)
                                    is not null then 'CANCELLED'
                                else excluded.status end,
                            changes = greatest(v.changes, excluded.changes),
                            captured = greatest(v.captured, excluded.captured),
                            cancelled_at = coalesce(v.cancelled_at, excluded.cancelled_at),
                            cancel_reason = coalesce(v.cancel_reason, excluded.cancel_reason),
                            words = coalesce(v.words, excluded.words)
                        """)
                .param("orders", uuids(changes, ViewChange::orderId))
                .param("customers", uuids(changes, ViewChange::customerId))
                .param("created", instants(changes, ViewChange::createdAt))
                .param("totals", texts(changes, change -> text(change.total())))
                .param("currencies", texts(changes, ViewChange::currency))
                .param("numbers", texts(changes, change -> text(change.number())))
                .param("stages", texts(changes, change -> text(change.stage())))
                .param("statuses", texts(changes, OrderViews::status))
                .param("changes", ints(changes, ViewChange::changes))
                .param("captured", longs(changes, ViewChange::captured))
                .param("cancelled", instants(changes, ViewChange::cancelledAt))
                .param("reasons", texts(changes, change -> text(change.cancelReason())))
                .param("revisions", ints(changes, ViewChange::revision))
                .update();
    }

    /**
     * What they can be found by: the words of whoever receives them now, and all that was ever
     * bought. The write model knows the address at least as well as the message that is heard.
     */
    void index(Collection<UUID> orderIds) {
        database.sql(
                        """
                        with listed as (
                            select v.order_id, v.created_at, v.words as before, coalesce(orders.words(
                                coalesce(o.address, h.payload #> '{goods,address}') ->> 'recipientName'), v.words) as words
                            from orders.order_view v
                            left join orders.orders o on o.order_id = v.order_id
                            left join orders.history h on h.order_id = v.order_id and h.version = 1
                            where v.order_id = any(:orders::uuid[]) and v.created_at is not null
                        ), bought as (
                            insert into orders.order_product (product_id, created_at, order_id)
                            select (line ->> 'productId')::uuid, created_at, order_id
                            from listed join orders.history h using (order_id)
                            cross join jsonb_array_elements(h.payload #> '{goods,lines}') as line
                            where h.version = 1
                            union
                            select product_id, created_at, order_id from listed join orders.line using (order_id)
                            on conflict do nothing
                        ), readdressed as (
                            update orders.order_view v set words = listed.words from listed
                            where v.order_id = listed.order_id and v.words is distinct from listed.words
                        ), left_behind as (
                            delete from orders.order_word w using listed
                            where listed.before <> listed.words
                                and w.word = any(string_to_array(trim(listed.before), ' '))
                                and w.word <> all(string_to_array(trim(listed.words), ' '))
                                and w.created_at = listed.created_at and w.order_id = listed.order_id
                        )
                        insert into orders.order_word (word, created_at, order_id)
                        select distinct word, created_at, order_id
                        from listed cross join unnest(string_to_array(trim(words), ' ')) as w (word)
                        where word <> ''
                        on conflict do nothing
                        """)
                .param("orders", uuids(orderIds))
                .update();
    }

    /** A refund names its payment only, and may be told again: its id is counted once. */
    void refund(List<RefundProcessed> refunds) {
        database.sql(
                        """
                        insert into orders.order_view as v (order_id, stage, status, changes, captured, refunded, refunds,
                            revision)
                        select o.order_id, 'CREATED', 'CREATED', 0, 0, sum(r.amount), array_agg(r.id), 0
                        from (select distinct on (id) id, payment, amount
                              from unnest(:refunds::uuid[], :payments::uuid[], :amounts::bigint[])
                                as u (id, payment, amount)) r
                        join orders.orders o on o.payment_id = r.payment
                        left join orders.order_view known on known.order_id = o.order_id
                        where r.id <> all (coalesce(known.refunds, '{}'))
                        group by o.order_id
                        order by o.order_id
                        on conflict (order_id) do update
                        set refunded = v.refunded + excluded.refunded, refunds = v.refunds || excluded.refunds
                        """)
                .param("refunds", uuids(refunds, RefundProcessed::refundId))
                .param("payments", uuids(refunds, RefundProcessed::paymentId))
                .param("amounts", longs(refunds, RefundProcessed::amount))
                .update();
    }

    static OrderSummary read(ResultSet row, int index) throws SQLException {
        var number = row.getObject("number", Integer.class);
        var reason = row.getString("cancel_reason");
        return new OrderSummary(
                OrderRow.id(row, "order_id"),
                OrderRow.id(row, "customer_id"),
                OrderStatus.valueOf(row.getString("status")),
                OrderStage.valueOf(row.getString("stage")),
                row.getLong("total"),
                row.getString("currency"),
                OrderRow.time(row, "created_at"),
                number == null ? null : ConfirmationNumbers.text(number),
                row.getLong("captured"),
                row.getLong("refunded"),
                OrderRow.timeOrNone(row, "cancelled_at"),
                reason == null ? null : CancellationReason.valueOf(reason),
                null);
    }

    private static @Nullable String status(ViewChange change) {
        return change.stage() == null ? null : OrderSummary.status(change.stage()).name();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
