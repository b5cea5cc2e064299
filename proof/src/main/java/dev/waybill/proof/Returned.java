package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What returns promise: nothing comes back that was not sent, and nothing is paid twice. */
final class Returned {

    private static final Set<String> RETURNS = Set.of("returns");

    private Returned() {}

    static List<Invariant> all() {
        return List.of(
                units(),
                delivered(),
                refunds(),
                credits(),
                exchanged(),
                finished(),
                putAway(),
                ended());
    }

    private static Invariant units() {
        return Invariant.sql(
                "units returned that were not delivered, or that their returns do not say",
                "per product of an order: units in returns against those returns, and against what was delivered",
                "GET /returns?orderId= lists them: reject what is too much, or correct the row with whoever changed it.",
                RETURNS,
                """
                with claimed as (
                    select r.order_id, l.product_id, sum(case
                        when r.status in ('REQUESTED', 'APPROVED') then l.quantity
                        when r.status in ('SETTLING', 'COMPLETED') and r.kind = 'CLAIM' then l.quantity
                        when r.status in ('SETTLING', 'COMPLETED') then l.received
                        else 0 end) as units
                    from returns.returns r join returns.line l using (return_id)
                    group by r.order_id, l.product_id)
                select order_id, format('order %s, product %s: %s delivered, %s in returns, they say %s',
                    order_id, product_id, coalesce(i.delivered, 0), coalesce(i.returned, 0), coalesce(c.units, 0))
                from returns.arrived i full join claimed c using (order_id, product_id)
                where coalesce(i.returned, 0) <> coalesce(c.units, 0)
                    or coalesce(i.returned, 0) > coalesce(i.delivered, 0)
                """);
    }

    /** Only orders that somebody has worked on have lines. */
    private static Invariant delivered() {
        return Invariant.sql(
                "units returned that orders do not know as delivered",
                "per product of an order that has lines: units in returns against units delivered",
                "GET /orders/{id}/timeline tells what its carriers said; one of the two has not heard it.",
                Set.of("returns", "orders"),
                """
                with known as (
                    select order_id, product_id, sum(delivered) as units from orders.line
                    group by order_id, product_id)
                select i.order_id, format('order %s, product %s: %s in returns, %s delivered', i.order_id,
                    i.product_id, i.returned, k.units)
                from returns.arrived i join known k using (order_id, product_id)
                where i.returned > k.units
                """);
    }

    private static Invariant refunds() {
        return Invariant.sql(
                "refunds of returns that are not what payments say, or more than was captured",
                "per payment that returns have refunded: what they say is paid against payments and what was captured",
                "GET /payments/{id} has the ledger, GET /returns/{id} what it asked for.",
                Set.of("returns", "payments"),
                """
                with asked as (
                    select payment_id, sum(paid) as paid, sum(amount - refused) as promised
                    from returns.refund group by payment_id),
                given as (
                    select f.payment_id, sum(p.amount) filter (where p.state = 'PROCESSED') as paid
                    from returns.refund f join payments.refunds p using (refund_id)
                    group by f.payment_id)
                select a.payment_id, format('payment %s: returns say %s paid and %s promised, payments %s paid of %s captured',
                    a.payment_id, a.paid, a.promised, coalesce(g.paid, 0), coalesce(p.captured, 0))
                from asked a left join given g using (payment_id)
                left join payments.payments p using (payment_id)
                where a.paid > coalesce(g.paid, 0) or a.promised > coalesce(p.captured, 0)
                """);
    }

    /** What pays for an exchange was captured, and is not given back besides. */
    private static Invariant credits() {
        return Invariant.sql(
                "returns that pay for exchanges with money that is not there",
                "per payment: what its returns pay for exchanges with, against what is captured and not given back",
                "Somebody has given it back by hand: GET /payments/{id} names who, GET /returns?orderId= what was paid with it.",
                Set.of("returns", "payments"),
                """
                with backing as (
                    select r.payment_id, sum(e.credit - e.given_back) as amount
                    from returns.exchange e join returns.returns r using (return_id)
                    where e.state in ('PAYING', 'ORDERING', 'ORDERED') and e.credit > e.given_back
                    group by r.payment_id)
                select payment_id, format('payment %s has %s captured, %s given back or promised, but %s of it pays for exchanges',
                    payment_id, coalesce(p.captured, 0), coalesce(p.refunded + p.refunding, 0), b.amount)
                from backing b left join payments.payments p using (payment_id)
                where b.amount > coalesce(p.captured - p.refunded - p.refunding, 0)
                """);
    }

    /** Only the difference moves: neither more nor less than the new goods cost. */
    private static Invariant exchanged() {
        return Invariant.sql(
                "returns whose exchange costs something else than its goods",
                "per exchange that is ordered: what came back and what is charged against the price of its goods",
                "GET /returns/{id} has the credit, GET /orders/{id} what is charged: pay the difference back, or waive it.",
                Set.of("returns", "orders"),
                """
                select e.return_id, format('return %s pays %s for order %s over %s, whose goods cost %s', e.return_id,
                    e.credit, o.order_id, o.total, g.price)
                from returns.exchange e join orders.orders o using (order_id)
                cross join lateral (
                    select sum((i ->> 'quantity')::bigint * (i ->> 'unitPrice')::bigint) as price
                    from jsonb_array_elements(e.goods -> 'wanted') i) g
                where o.stage <> 'FORBIDDEN' and o.total + e.credit <> g.price
                """);
    }

    private static Invariant finished() {
        return Invariant.sql(
                "finished returns that owe",
                "per return that is completed: what it asked of payments and of inventory has been answered",
                "GET /returns/{id} shows what is open: the answer was parked or lost.",
                RETURNS,
                """
                select r.return_id, format('return %s is completed, but refund %s over %s is open', r.return_id,
                    f.refund_id, f.amount - f.paid - f.refused)
                from returns.returns r join returns.refund f using (return_id)
                where r.status not in ('SETTLING') and f.paid + f.refused < f.amount
                union all
                select r.return_id, format('return %s is %s, but receipt %s is not put away', r.return_id, r.status,
                    t.receipt_id)
                from returns.returns r join returns.receipt t using (return_id)
                where r.status not in ('APPROVED', 'SETTLING') and not t.taken_back
                """);
    }

    private static Invariant putAway() {
        return Invariant.sql(
                "goods that came back and are not in the stock's books",
                "per receipt that is put away: its units against what inventory took back",
                "The stock ledger names the receipt (source_id); repair it with another line.",
                Set.of("returns", "inventory"),
                """
                with came as (
                    select t.receipt_id as id, u.product_id, u.disposition, sum(u.quantity) as units
                    from returns.receipt t,
                        unnest(t.product_ids, t.quantities, t.dispositions) as u (product_id, quantity, disposition)
                    where t.taken_back group by 1, 2, 3),
                booked as (
                    select source_id as id, product_id, cause as disposition, sum(available + aside) as units
                    from inventory.stock_ledger where kind in ('RETURN', 'ASIDE') group by 1, 2, 3)
                select c.id, format('receipt %s, product %s: %s came back for %s, the ledger has %s', c.id,
                    c.product_id, c.units, c.disposition, coalesce(b.units, 0))
                from came c left join booked b using (id, product_id, disposition)
                where c.units <> coalesce(b.units, 0)
                """);
    }

    private static Invariant ended() {
        return Invariant.sql(
                "returns that wait for what nobody will do",
                "approved returns past the time that their goods were given",
                "The alarm of returns ends them: look for its failure in the log.",
                RETURNS,
                """
                select return_id, format('return %s waits for its goods since %s', return_id, wake_at)
                from returns.returns where wake_at < :overdue
                """);
    }
}
