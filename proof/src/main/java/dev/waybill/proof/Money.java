package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What holds about money, to the cent. */
final class Money {

    private static final Set<String> BOTH = Set.of("orders", "payments");

    /** Payments whose money moved a moment ago: the news may be under way. */
    private static final String MOVING =
            "moving as materialized (select payment_id from payments.transfers where at >= :settled)\n";

    private Money() {}

    static List<Invariant> all() {
        return List.of(ordersAndPayments(), ledger(), paid(), kept(), given(), effects());
    }

    private static Invariant ordersAndPayments() {
        return Invariant.sql(
                "orders whose money is not what payments say",
                "per payment: captured and refunded as the order has them against payments",
                "GET /payments/{id} has the ledger, GET /orders/{id}/timeline the messages: the one that is missing was parked or lost.",
                BOTH,
                "with "
                        + MOVING
                        + """
                        select coalesce(o.order_id, p.order_id),
                            format('order %s has %s captured and %s refunded, payment %s has %s and %s',
                                coalesce(o.order_id, p.order_id), coalesce(o.captured, 0), coalesce(o.refunded, 0),
                                coalesce(o.payment_id, p.payment_id), coalesce(p.captured, 0), coalesce(p.refunded, 0))
                        from (select * from orders.orders where payment_id is not null) o
                        full join payments.payments p on p.payment_id = o.payment_id
                        where (coalesce(o.captured, 0), coalesce(o.refunded, 0))
                                <> (coalesce(p.captured, 0), coalesce(p.refunded, 0))
                          and coalesce(o.payment_id, p.payment_id) not in (select payment_id from moving)
                        """);
    }

    private static Invariant ledger() {
        return Invariant.sql(
                "payments that are not the sum of their ledger",
                "per payment: captured and refunded against the ledger of transfers, the captures and the refunds",
                "The ledger is append-only and right: find who wrote to payments.payments past it.",
                Set.of("payments"),
                """
                with moved as (
                    select payment_id,
                        sum(amount) filter (where cause = 'CAPTURE') as captured,
                        sum(amount) filter (where cause = 'REFUND') as refunded
                    from payments.transfers group by payment_id),
                given as (
                    select payment_id,
                        sum(amount) filter (where state = 'PROCESSED') as refunded,
                        sum(amount) filter (where state = 'REQUESTED') as refunding
                    from payments.refund_parts group by payment_id),
                taken as (
                    select payment_id, sum(amount) filter (where state = 'TAKEN') as captured,
                        sum(refunded) as refunded, sum(refunding) as refunding
                    from payments.captures group by payment_id)
                select payment_id, format('payment %s has %s captured, %s refunded; its ledger %s and %s; its captures %s; its refunds %s',
                    payment_id, p.captured, p.refunded, coalesce(m.captured, 0), coalesce(m.refunded, 0),
                    coalesce(t.captured, 0), coalesce(g.refunded, 0))
                from payments.payments p full join moved m using (payment_id) full join given g using (payment_id)
                    full join taken t using (payment_id)
                where coalesce(p.captured, 0) <> coalesce(m.captured, 0)
                    or coalesce(p.refunded, 0) <> coalesce(m.refunded, 0)
                    or coalesce(p.refunded, 0) <> coalesce(g.refunded, 0)
                    or coalesce(p.refunding, 0) <> coalesce(g.refunding, 0)
                    or (coalesce(p.captured, 0), coalesce(p.refunded, 0), coalesce(p.refunding, 0))
                        <> (coalesce(t.captured, 0), coalesce(t.refunded, 0), coalesce(t.refunding, 0))
                """);
    }

    private static Invariant paid() {
        return Invariant.sql(
                "open orders that are not paid for",
                "per order that is not over: what is sent is captured, or is being captured; what is still to be sent is authorized",
                "capture-payment, or the answer to it, was lost: see its timeline. What the bank declined is a hold of its order.",
                BOTH,
                """
                with moves as (
                    select order_id, (payload->>'amount')::bigint as amount
                    from orders.history where type = 'capture-asked' and at < :settled
                    union all
                    select order_id, -max((payload->>'amount')::bigint)
                    from orders.history where type = 'capture-failed' group by order_id, payload->>'captureId'),
                asked as (select order_id, sum(amount) as amount from moves group by order_id)
                select o.order_id, format('order %s over %s is %s, %s was asked for; its payment %s is %s with %s captured and %s held',
                    o.order_id, o.total + o.total_change, o.stage, coalesce(a.amount, 0), p.payment_id, p.state,
                    p.captured, p.held)
                from orders.orders o join payments.payments p on p.payment_id = o.payment_id
                left join asked a on a.order_id = o.order_id
                where o.cancelled_at is null and o.completed_at is null and o.total > 0 and o.created_at < :settled
                  and case
                    when o.paid_ahead then
                        p.state not in ('CAPTURING', 'CAPTURED') or p.state = 'CAPTURED' and p.captured < o.total
                    when p.captured + p.capturing < coalesce(a.amount, 0) then not exists (
                        select from payments.captures c
                        where c.payment_id = p.payment_id and c.state = 'FAILED' and c.at >= :settled)
                    when o.claims_closed or p.papers->'holds' @> '[{"state": "LAPSED"}]' then false
                    else p.captured + p.capturing + p.held < o.total + o.total_change end
                """);
    }

    private static Invariant kept() {
        return Invariant.sql(
                "money kept beyond what its order is worth",
                "per order that is not cancelled: captured less given back, or being given back, against its total",
                "A part of it was cancelled: refund the difference; GET /orders/{id}/timeline tells what was asked for.",
                BOTH,
                """
                select o.order_id, format('order %s is worth %s now, but %s of its payment %s is kept', o.order_id,
                    o.total + o.total_change, p.captured - p.refunded - p.refunding, p.payment_id)
                from orders.orders o join payments.payments p on p.payment_id = o.payment_id
                where o.stage not in ('CANCELLED', 'FORBIDDEN') and o.total_change < 0
                  and p.captured - p.refunded - p.refunding > o.total + o.total_change
                  and not exists (
                    select from orders.history h where h.order_id = o.order_id and h.at >= :settled
                      and h.type in ('lines-cancelled', 'refund-asked', 'refund-denied', 'captured'))
                """);
    }

    private static Invariant given() {
        return Invariant.sql(
                "money kept without an order",
                "per cancelled order and failed checkout: its payment is void or given back, or that is under way",
                "Give it back: cancel at the provider what is held, refund what is captured; GET /payments/{id} has its reference.",
                Set.of("orders", "payments", "checkout"),
                "with "
                        + MOVING
                        + """
                        , ended as (
                            select order_id, cancelled_at as at from orders.orders where stage = 'CANCELLED'
                            union all
                            select order_id, updated_at from checkout.session where status = 'FAILED')
                        select distinct p.payment_id, format('payment %s is %s with %s captured and %s refunded, but order %s is not to be',
                            p.payment_id, p.state, p.captured, p.refunded, p.order_id)
                        from ended e join payments.payments p on p.order_id = e.order_id
                        where e.at < :settled and p.amount > 0
                          and coalesce(greatest(p.authorized_at, p.ended_at), :now) < :settled
                          and (p.state in ('AUTHORIZED', 'CAPTURE_FAILED', 'CAPTURED') and p.held > 0
                            or p.state not in ('RAISING', 'CAPTURING', 'VOIDING')
                                and p.captured > p.refunded + p.refunding)
                          and p.payment_id not in (select payment_id from moving)
                        """);
    }

    private static Invariant effects() {
        return Invariant.sql(
                "calls to the provider that nobody brings to an end",
                "calls due for more than a minute; payments that wait for a call that is not there",
                "The janitor takes up what is due: see the log for what the provider answers, and whether it is reachable.",
                Set.of("payments"),
                """
                select key, format('%s of payment %s is %s after %s attempts and due since %s', kind, subject,
                    state, attempts, next_at)
                from payments.effects where next_at < :overdue
                union all
                select payment_id, format('payment %s is %s with %s being refunded, but nothing is asked of the provider',
                    payment_id, state, refunding)
                from payments.payments
                where (state in ('REQUESTED', 'RAISING', 'CAPTURING', 'VOIDING') or refunding > 0)
                  and payment_id not in (select subject from payments.effects where next_at is not null)
                """);
    }
}
