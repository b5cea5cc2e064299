package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** That orders and their list are nothing but the fold of what happened. */
final class Histories {

    private static final Set<String> ORDERS = Set.of("orders");

    /**
     * The fold of orders' {@code OrderHistory}, for all orders at once but those whose history lies
     * in a file: GET /admin/orders/refold looks at these.
     */
    private static final String FOLD =
            """
            with moves as (
                select order_id, version, type,
                    lag(type) over (partition by order_id order by version) as before,
                    bool_or(type = 'released') over (partition by order_id order by version) as released
                from orders.history
                where order_id not in (select order_id from orders.archive_record) and type in ('created', 'confirmed', 'held', 'resumed', 'released', 'started', 'went-on', 'completed',
                    'cancelled', 'forbidden')),
            stages as (
                select order_id,
                    (array_agg(case type when 'created' then 'CREATED' when 'confirmed' then 'CONFIRMED'
                        when 'held' then 'ON_HOLD' when 'released' then 'AWAITING_FULFILMENT'
                        when 'resumed' then case when released then 'AWAITING_FULFILMENT' else 'CONFIRMED' end
                        when 'completed' then 'COMPLETED' when 'cancelled' then 'CANCELLED'
                        when 'forbidden' then 'FORBIDDEN' else 'FULFILLING' end order by version desc))[1] as stage,
                    (count(*) filter (where type not in ('created', 'forbidden')
                        and not (type = 'held' and before = 'held')
                        and not (type in ('started', 'went-on') and before in ('started', 'went-on'))))::int as changes
                from moves group by order_id),
            fold as (
                select h.order_id, count(*)::int as events, max(h.version) as version,
                    min(at) filter (where version = 1) as created_at, max(at) as last_at,
                    any_value(s.stage) as stage, any_value(s.changes) as changes,
                    (1 + count(*) filter (where type in ('lines-cancelled', 'address-changed', 'lines-added',
                        'repriced', 'method-changed')))::int as revision,
                    coalesce(sum(case type when 'lines-cancelled' then -(payload->>'worth')::bigint
                        when 'lines-added' then (payload->>'worth')::bigint
                        when 'repriced' then (payload->>'change')::bigint end), 0)::bigint as total_change,
                    max(at) filter (where type = 'completed') as completed_at,
                    min((payload->>'number')::int) filter (where type = 'confirmed') as number,
                    coalesce(sum((payload->>'amount')::bigint) filter (where type = 'captured'), 0)::bigint as captured,
                    coalesce(sum((payload->>'amount')::bigint) filter (where type = 'refunded'), 0)::bigint as refunded,
                    bool_or(type = 'voided') as voided,
                    max(at) filter (where type in ('cancelled', 'forbidden')) as cancelled_at,
                    min(payload->>'reason') filter (where type in ('cancelled', 'forbidden')) as cancel_reason,
                    any_value(payload->'terms') filter (where type = 'created') as terms
                from orders.history h left join stages s using (order_id)
                where order_id not in (select order_id from orders.archive_record) group by h.order_id)
            """;

    private Histories() {}

    static List<Invariant> all() {
        return List.of(orders(), view(), lines(), archived());
    }

    private static Invariant orders() {
        return Invariant.sql(
                "orders that are not the fold of their history",
                "per order: its row against the fold of orders.history, at one moment",
                "GET /admin/orders/refold finds them too; the history is append-only and right: write the row anew from it.",
                ORDERS,
                FOLD
                        + """
                        select coalesce(f.order_id, o.order_id),
                            format('order %s is %s at version %s with %s captured and %s refunded, its history says %s at %s with %s and %s',
                                coalesce(f.order_id, o.order_id), o.stage, o.version, o.captured, o.refunded,
                                f.stage, f.version, f.captured, f.refunded)
                        from fold f full join (select * from orders.orders where stage <> 'ARCHIVED') o
                            on o.order_id = f.order_id
                        where (f.events, f.version, f.stage, f.changes, f.number, f.captured, f.refunded, f.voided,
                                f.created_at, f.cancelled_at, f.cancel_reason, f.revision, f.total_change, f.completed_at)
                            is distinct from (o.version, o.version, o.stage, o.changes, o.number, o.captured, o.refunded,
                                o.voided, o.created_at, o.cancelled_at, o.cancel_reason, o.revision, o.total_change,
                                o.completed_at)
                          or (f.terms->>'cartId', f.terms->>'customerId', f.terms->>'total', f.terms->>'currency',
                                f.terms->>'paymentId', f.terms->>'reservationId')
                            is distinct from (o.cart_id::text, o.customer_id::text, o.total::text, o.currency,
                                o.payment_id::text, o.reservation_id::text)
                        """);
    }

    private static Invariant view() {
        return Invariant.sql(
                "orders that the list shows otherwise than their history",
                "per order: its row in orders.order_view against the fold of orders.history",
                "A reader orders.views that lags or has parked messages catches up; else delete its positions and its rows, and it reads anew.",
                ORDERS,
                FOLD
                        + """
                        select coalesce(f.order_id, v.order_id),
                            format('the list has order %s as %s with %s captured and %s refunded, its history says %s with %s and %s',
                                coalesce(f.order_id, v.order_id), coalesce(v.stage, 'not there'), v.captured, v.refunded,
                                f.stage, f.captured, f.refunded)
                        from (select * from fold where stage <> 'FORBIDDEN') f
                        full join (select * from orders.order_view where created_at is not null
                            and order_id not in (select order_id from orders.archive_record)) v
                            on v.order_id = f.order_id
                        where (f.last_at is null or f.last_at < :settled)
                          and ((f.stage, case f.stage when 'CANCELLED' then 'CANCELLED' when 'COMPLETED' then 'COMPLETED' else 'CREATED' end, f.changes, f.number,
                                f.captured, f.refunded, f.created_at, f.cancelled_at, f.cancel_reason)
                            is distinct from (v.stage, v.status, v.changes, v.number, v.captured, v.refunded, v.created_at,
                                v.cancelled_at, v.cancel_reason)
                          or (f.terms->>'customerId', f.terms->>'currency')
                            is distinct from (v.customer_id::text, v.currency)
                          or (f.terms->>'total')::bigint + f.total_change is distinct from v.total)
                        """);
    }

    /** What has left the tables lies in a file that was sound when it was last read. */
    private static Invariant archived() {
        return Invariant.sql(
                "archived orders that lie in no sound file",
                "per archived order: where its record lies, and how that file was found when it was last read",
                "GET /admin/archive/files?state=CORRUPTED or MISSING: put the file back from a copy under its name; it is read again by itself.",
                ORDERS,
                """
                select coalesce(o.order_id, r.order_id), format('order %s is archived, its file %s is %s',
                    coalesce(o.order_id, r.order_id), coalesce(f.name, 'is not known'), coalesce(f.state, 'not there'))
                from (select * from orders.orders where stage = 'ARCHIVED') o
                full join orders.archive_record r on r.order_id = o.order_id
                left join orders.archive_file f on f.file_id = r.file_id
                where f.state is distinct from 'KEPT' or o.archive_file is distinct from r.file_id
                  or o.version <= r.version
                """);
    }

    /**
     * Each unit is open, delivered or cancelled, and what is not cancelled is what is to be paid.
     */
    private static Invariant lines() {
        return Invariant.sql(
                "order lines with units that are nowhere, or not paid for as ordered",
                "per order that is worked on: delivered + cancelled + open = ordered, none open at the end, and its total",
                "GET /orders/{id}/timeline tells what became of each unit; the history is right: write the lines anew from it.",
                ORDERS,
                """
                with worth as (
                    select order_id, sum(open) as open, bool_or(delivered + cancelled + open <> ordered) as lost,
                        sum((ordered - cancelled) * unit_price - sign(adjustment)::int * (
                            (ordered - cancelled) * (abs(adjustment) / greatest(ordered, 1))
                            + least(ordered - cancelled, abs(adjustment) % greatest(ordered, 1)))) as worth
                    from orders.line group by order_id)
                select o.order_id, format('order %s is %s over %s; its lines have %s units open, worth %s', o.order_id,
                    o.stage, o.total + o.total_change, w.open, w.worth)
                from worth w join orders.orders o using (order_id)
                where w.lost or w.worth <> o.total + o.total_change
                  or o.stage in ('COMPLETED', 'CANCELLED') and w.open > 0
                """);
    }
}
