package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What orders, warehouse and shipping must agree on between the shelf and the door. */
final class Fulfilment {

    private Fulfilment() {}

    static List<Invariant> all() {
        return List.of(picked(), shipped(), charged(), paid());
    }

    private static Invariant picked() {
        return Invariant.sql(
                "orders whose units the warehouse has otherwise",
                "per order: units given to the warehouse against what its open jobs are to send; of jobs that somebody made"
                        + " by hand no order knows",
                "GET /orders/{id}/timeline has what was asked and answered: the message that is missing was parked or lost.",
                Set.of("orders", "warehouse"),
                """
                with given as (
                    select order_id, sum(allocated) as units from orders.line group by order_id),
                held as (
                    select j.order_id, sum(l.asked - l.missing - l.stopped) as units
                    from warehouse.job j join warehouse.job_line l on l.job_id = j.id
                    join orders.fulfilment f on f.fulfilment_id = j.fulfilment_id
                    where j.status not in ('HANDED_OVER', 'STOPPED') group by j.order_id),
                moving as (
                    select order_id from orders.history where at >= :settled
                    union all
                    select order_id from warehouse.job
                    where greatest(created_at, started_at, picked_at, packed_at, ended_at) >= :settled
                    union all
                    select order_id from warehouse.stop where answered_at >= :settled)
                select coalesce(g.order_id, h.order_id),
                    format('order %s has given %s units to the warehouse, whose jobs have %s of them',
                        coalesce(g.order_id, h.order_id), coalesce(g.units, 0), coalesce(h.units, 0))
                from given g full join held h using (order_id)
                where coalesce(g.units, 0) <> coalesce(h.units, 0)
                  and coalesce(g.order_id, h.order_id) in (select order_id from orders.orders)
                  and coalesce(g.order_id, h.order_id) not in (select order_id from moving)
                """);
    }

    /** What was lost may be found later: then it is delivered, and the order goes without it. */
    private static Invariant shipped() {
        return Invariant.sql(
                "shipments that their orders know otherwise",
                "per shipment that has left: under way, delivered, lost or returned, as shipping and as orders have it; what"
                        + " somebody sends by hand an order takes in only while it is with the warehouse",
                "GET /shipments/{id} has its scans, GET /orders/{id}/timeline the messages: the one that is missing was parked or lost.",
                Set.of("orders", "shipping"),
                """
                with left_us as (
                    select shipment_id, order_id, fulfilment_id, state from shipping.shipments s
                    where labelled_at < :settled and not exists (
                        select from shipping.labels l join shipping.scans c using (tracking_number)
                        where l.shipment_id = s.shipment_id and c.heard_at >= :settled))
                select s.shipment_id, format('shipment %s is %s, its order %s, which is %s, has it as %s', s.shipment_id,
                    s.state, s.order_id, o.stage, coalesce(k.state, 'not left'))
                from left_us s join orders.orders o using (order_id)
                left join orders.shipment k on k.shipment_id = s.shipment_id
                where case
                    when k.state is null then s.fulfilment_id in (select fulfilment_id from orders.fulfilment)
                        and o.stage in ('AWAITING_FULFILMENT', 'FULFILLING', 'ON_HOLD', 'COMPLETED')
                    when s.state = 'DELIVERED' then k.state not in ('DELIVERED', 'LOST')
                    when s.state = 'FAILED' then k.state not in ('LOST', 'RETURNED')
                    else k.state = 'DELIVERED' end
                union all
                select shipment_id, format('order %s has shipment %s as %s, shipping has none', order_id, shipment_id, state)
                from orders.shipment s where shipment_id not in (select shipment_id from shipping.shipments)
                  -- what its customer has fetched never was a carrier's
                  and not exists (select from orders.history h where h.order_id = s.order_id and h.type = 'collected')
                """);
    }

    /** What was given back for goods that came back is a matter of its own. */
    private static Invariant paid() {
        return Invariant.sql(
                "completed orders that are not paid for as they were delivered",
                "per order of which all is delivered or cancelled: what was captured less what was given back for it, against what is kept of it, to the cent",
                "GET /payments/{id} has captures and refunds: refund what is too much; what is missing was never captured, or given back twice.",
                Set.of("orders", "payments"),
                """
                with given as (
                    select payment_id, sum(amount) as amount from payments.refunds r
                    where state in ('REQUESTED', 'PROCESSED') and to_jsonb(r) ->> 'return_id' is null
                    group by payment_id),
                kept as (
                    select o.order_id, p.payment_id, p.captured, coalesce(g.amount, 0) as given,
                        o.total + o.total_change - coalesce((to_jsonb(o) ->> 'credit')::bigint, 0) as worth
                    from orders.orders o join payments.payments p on p.payment_id = o.payment_id
                    left join given g on g.payment_id = o.payment_id
                    where o.stage = 'COMPLETED' and o.completed_at < :settled
                      and o.unpaid is null) -- what the bank declined is a hold
                select order_id, format('order %s is completed and worth %s, its payment %s has %s captured and %s given back',
                    order_id, worth, payment_id, captured, given)
                from kept k
                where captured - given <> worth
                  and payment_id not in (select payment_id from payments.transfers where at >= :settled)
                  and payment_id not in (select subject from payments.effects where next_at is not null)
                """);
    }

    /**
     * Whatever the order's state: money follows the goods, shipment by shipment. What the bank
     * declined is somebody's to look after, and not broken.
     */
    private static Invariant charged() {
        return Invariant.sql(
                "shipments whose money was not taken, or taken before they left",
                "per shipment: what was asked for it and did not fail against the captures that were taken for it; captures taken against what has left; what failed against the holds for it",
                "GET /payments/{id} has the captures, GET /orders/{id}/timeline what was asked: capture-payment or its answer was parked or lost.",
                Set.of("orders", "payments", "shipping"),
                """
                with asked as (
                    select order_id, (payload->>'shipmentId')::uuid as shipment_id,
                        sum((payload->>'amount')::bigint) as amount
                    from orders.history
                    where type = 'capture-asked' and payload->>'shipmentId' is not null and at < :settled
                    group by order_id, payload->>'shipmentId'),
                failures as (
                    select (payload->>'shipmentId')::uuid as shipment_id, max((payload->>'amount')::bigint) as amount
                    from orders.history where type = 'capture-failed'
                    group by order_id, payload->>'shipmentId', payload->>'captureId'),
                failed as (select shipment_id, sum(amount) as amount from failures group by shipment_id),
                taken as (
                    select shipment_id, sum(amount) filter (where state = 'TAKEN') as amount,
                        bool_or(state in ('WAITING', 'TAKING') or at >= :settled) as moving
                    from payments.captures where shipment_id is not null group by shipment_id)
                select a.shipment_id, format('shipment %s of order %s, which is %s: %s was asked for and %s of it declined, %s is taken',
                    a.shipment_id, a.order_id, o.stage, a.amount, coalesce(f.amount, 0), coalesce(t.amount, 0))
                from asked a join orders.orders o using (order_id)
                left join failed f using (shipment_id) left join taken t using (shipment_id)
                where o.stage <> 'CANCELLED' and not o.paid_ahead and o.captured <= o.claimed
                  and not coalesce(t.moving, false)
                  and coalesce(t.amount, 0) <> a.amount - coalesce(f.amount, 0)
                union all
                select c.shipment_id, format('payment %s: %s is taken for shipment %s, which has not left', c.payment_id,
                    c.amount, c.shipment_id)
                from payments.captures c join payments.payments p using (payment_id)
                left join orders.orders o on o.order_id = p.order_id
                left join orders.shipment k on k.shipment_id = c.shipment_id
                left join shipping.shipments s on s.shipment_id = c.shipment_id
                where c.state = 'TAKEN' and c.shipment_id is not null and o.stage is distinct from 'ARCHIVED'
                  and (k.shipment_id is null or s.shipment_id is not null and s.labelled_at is null)
                union all
                select l.order_id, format('order %s, which is %s: %s of product %s have left, %s were charged', l.order_id,
                    o.stage, l.dispatched, l.product_id, l.charged)
                from orders.line l join orders.orders o using (order_id)
                where l.charged < l.dispatched and l.unit_price * l.ordered - l.adjustment >= l.ordered
                  and o.total > 0 and o.payment_id is not null and o.stage <> 'CANCELLED'
                  and not o.paid_ahead and o.captured <= o.claimed and not o.claims_closed and not o.voided
                union all
                select o.order_id, format('order %s, which is %s: money was declined, and nobody looks after it', o.order_id,
                    o.stage)
                from orders.orders o
                where o.unpaid is not null and o.stage <> 'CANCELLED' and not exists (
                    select from orders.hold h where h.order_id = o.order_id and h.reason = 'PAYMENT_REVIEW'
                      and h.released_at is null)
                """);
    }
}
