package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** That orders and their list are nothing but the fold of what happened. */
final class Histories {

    private static final Set<String> ORDERS = Set.of("orders");

    /** The fold of orders' {@code OrderHistory}, for all orders at once. */
    private static final String FOLD =
            """
            with fold as (
                select order_id, count(*)::int as events, max(version) as version,
                    min(at) filter (where version = 1) as created_at, max(at) as last_at,
                    case when bool_or(type = 'forbidden') then 'FORBIDDEN' when bool_or(type = 'cancelled') then 'CANCELLED'
                        when bool_or(type = 'confirmed') then 'CONFIRMED' else 'CREATED' end as stage,
                    (count(*) filter (where type in ('confirmed', 'cancelled')))::int as changes,
                    min((payload->>'number')::int) filter (where type = 'confirmed') as number,
                    coalesce(sum((payload->>'amount')::bigint) filter (where type = 'captured'), 0)::bigint as captured,
                    coalesce(sum((payload->>'amount')::bigint) filter (where type = 'refunded'), 0)::bigint as refunded,
                    bool_or(type = 'voided') as voided,
                    max(at) filter (where type in ('cancelled', 'forbidden')) as cancelled_at,
                    min(payload->>'reason') filter (where type in ('cancelled', 'forbidden')) as cancel_reason,
                    any_value(payload->'terms') filter (where type = 'created') as terms
                from orders.history group by order_id)
            """;

    private Histories() {}

    static List<Invariant> all() {
        return List.of(orders(), view());
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
                        from fold f full join orders.orders o on o.order_id = f.order_id
                        where (f.events, f.version, f.stage, f.changes, f.number, f.captured, f.refunded, f.voided,
                                f.created_at, f.cancelled_at, f.cancel_reason)
                            is distinct from (o.version, o.version, o.stage, o.changes, o.number, o.captured, o.refunded,
                                o.voided, o.created_at, o.cancelled_at, o.cancel_reason)
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
                        full join (select * from orders.order_view where created_at is not null) v
                            on v.order_id = f.order_id
                        where (f.last_at is null or f.last_at < :settled)
                          and ((f.stage, case f.stage when 'CANCELLED' then 'CANCELLED' else 'CREATED' end, f.changes, f.number,
                                f.captured, f.refunded, f.created_at, f.cancelled_at, f.cancel_reason)
                            is distinct from (v.stage, v.status, v.changes, v.number, v.captured, v.refunded, v.created_at,
                                v.cancelled_at, v.cancel_reason)
                          or (f.terms->>'customerId', f.terms->>'total', f.terms->>'currency')
                            is distinct from (v.customer_id::text, v.total::text, v.currency))
                        """);
    }
}
