package dev.waybill.proof;

import static dev.waybill.proof.Derived.paymentOf;
import static dev.waybill.proof.Derived.reservationOf;

import java.util.List;
import java.util.Set;

/** What holds between checkouts, carts, orders and the stock that is kept for them. */
final class Checkouts {

    /** The few that are on their way, with the ids that follow from theirs. */
    private static final String LIVE =
            """
            live as materialized (
                select session_id, order_id, status, owes, updated_at, %s as reservation_id, %s as payment_id
                from checkout.session where status not in ('CONFIRMED', 'FAILED'))
            """
                    .formatted(reservationOf("session_id"), paymentOf("session_id"));

    private Checkouts() {}

    static List<Invariant> all() {
        return List.of(
                reservations(), terminal(), oneOrderPerCart(), confirmed(), alive(), unheard());
    }

    private static Invariant reservations() {
        return Invariant.sql(
                "reservations without checkout or order, or the other way round",
                "reservations that hold against live checkouts and open orders, by reservation id, both ways",
                "Release what nobody stands behind: POST /reservations/{id}/release. An open order without stock: cancel it, OUT_OF_STOCK.",
                Set.of("inventory", "checkout", "orders"),
                "with " + LIVE + reservationsOfNobody() + "union all" + withoutReservation());
    }

    private static String reservationsOfNobody() {
        return """
        select r.id, format('reservation %%s is %%s since %%s, but neither a live checkout nor an open order stands behind it',
            r.id, r.state, r.at)
        from inventory.reservation r
        where r.state in ('HELD', 'COMMITTED') and r.at < :settled
          -- one that was made directly, not by a checkout, stands for itself until it expires
          and (r.state = 'COMMITTED' or r.expires_at < :overdue or r.id = %s)
          and not exists (select from live s where s.reservation_id = r.id)
          and not exists (
            select from orders.amendment a where a.amendment_id = r.id and (a.changed_at >= :settled
              or a.state in ('RESERVING', 'PENDING', 'COMMITTING', 'APPLIED')))
          and not exists (
            select from orders.orders o where o.reservation_id = r.id
              -- what was sent, or not found, is not given back to stock
              and (o.stage not in ('CANCELLED', 'FORBIDDEN') or o.detailed or o.cancelled_at >= :settled))
        """
                .formatted(reservationOf("r.journey_id"));
    }

    private static String withoutReservation() {
        return """

        select o.order_id, format('order %%s is open, but its reservation %%s is %%s', o.order_id, o.reservation_id,
            coalesce(r.state::text, 'not there'))
        from orders.orders o left join inventory.reservation r on r.id = o.reservation_id
        where o.stage in ('CREATED', 'CONFIRMED', 'ON_HOLD', 'AWAITING_FULFILMENT') and o.reservation_id is not null and o.created_at < :settled
          -- an order that no checkout made may name any reservation
          and (r.id is null and o.reservation_id = %s or r.state not in ('COMMITTED', 'SHIPPED') and r.at < :settled)
        union all
        select s.session_id, format('checkout %%s is %%s, but its reservation %%s is %%s', s.session_id, s.status,
            s.reservation_id, coalesce(r.state::text, 'not there'))
        from live s left join inventory.reservation r on r.id = s.reservation_id
        where s.status in ('AUTHORIZING', 'CREATING_ORDER') and s.updated_at < :settled
          and (r.id is null or r.state not in ('HELD', 'COMMITTED') and r.at < :settled)
        """
                .formatted(reservationOf("o.checkout_session_id"));
    }

    private static Invariant terminal() {
        return Invariant.sql(
                "checkouts accepted but not brought to an end",
                "live checkouts past their deadline; carts checked out whose checkout is not there or over",
                "GET /checkouts/{id} and GET /admin/journeys/{id} tell what it waits for; it is asked for again without end.",
                Set.of("checkout", "carts"),
                """
                select session_id, format('checkout %s is %s since %s, its deadline was %s', session_id, status,
                    updated_at, deadline_at)
                from checkout.session where status not in ('CONFIRMED', 'FAILED') and deadline_at < :overdue
                union all
                select c.id, format('cart %s is CHECKED_OUT since %s, but its checkout %s is %s', c.id, c.changed_at,
                    c.checkout_session_id, coalesce(s.status, 'not there'))
                from carts.carts c left join checkout.session s on s.session_id = c.checkout_session_id
                where c.status = 'CHECKED_OUT' and c.changed_at < :settled
                  and (s.session_id is null or s.status in ('CONFIRMED', 'FAILED') and s.updated_at < :settled)
                union all
                select c.id, format('cart %s waits for its discount since %s, but its checkout %s is %s', c.id, c.changed_at,
                    c.checkout_session_id, coalesce(s.status, 'not there'))
                from carts.carts c left join checkout.session s on s.session_id = c.checkout_session_id
                where c.status = 'PRICING' and (c.changed_at < :overdue or c.changed_at < :settled
                  and (s.session_id is null or s.status <> 'PRICING' and s.updated_at < :settled))
                """);
    }

    private static Invariant oneOrderPerCart() {
        return Invariant.sql(
                "carts with more than one order, or with somebody else's",
                "per cart: orders, confirmed checkouts, and the order that the cart names",
                "GET /orders/{id}/timeline of each order of the cart tells who asked for it; cancel the one too many.",
                Set.of("checkout", "carts", "orders"),
                """
                select cart_id, format('cart %s has %s orders', cart_id, count(*))
                from orders.orders where stage <> 'FORBIDDEN' group by cart_id having count(*) > 1
                union all
                select cart_id, format('cart %s has %s confirmed checkouts', cart_id, count(*))
                from checkout.session where status = 'CONFIRMED' group by cart_id having count(*) > 1
                union all
                select c.id, format('cart %s names order %s, which is of %s', c.id, c.order_id,
                    coalesce('cart ' || o.cart_id, 'no cart'))
                from carts.carts c left join orders.orders o on o.order_id = c.order_id
                where c.status = 'ORDERED' and o.cart_id is distinct from c.id
                """);
    }

    private static Invariant confirmed() {
        return Invariant.sql(
                "confirmed checkouts without their order, or orders without their checkout",
                "confirmed checkouts against orders, by order id: there, and with the same total",
                "Compare GET /checkouts/{id} and GET /orders/{id}; an order that no checkout confirmed is to be cancelled.",
                Set.of("checkout", "orders"),
                """
                select s.session_id, format('checkout %%s is CONFIRMED for %%s %%s, its order %%s has %%s %%s', s.session_id,
                    s.total, s.currency, s.order_id, coalesce(o.total::text, 'not come to be'), o.currency)
                from checkout.session s left join orders.orders o on o.order_id = s.order_id
                where s.status = 'CONFIRMED' and ((o.total, o.currency) is distinct from (s.total, s.currency))
                union all
                select o.order_id, format('order %%s is %%s, but its checkout %%s is %%s', o.order_id, o.stage,
                    o.checkout_session_id, coalesce(s.status, 'not there'))
                from orders.orders o left join checkout.session s on s.order_id = o.order_id
                where o.stage in ('CREATED', 'CONFIRMED', 'ON_HOLD', 'AWAITING_FULFILMENT', 'FULFILLING')
                  and o.created_at < :settled and (s.status = 'FAILED' and s.updated_at < :settled
                    or s.session_id is null and o.reservation_id = %s)
                """
                        .formatted(reservationOf("o.checkout_session_id")));
    }

    private static Invariant alive() {
        return Invariant.sql(
                "live checkouts that nothing wakes, or finished ones that owe",
                "each checkout's state against its time to wake up and its debts",
                "A live one: set wake_at to now, and the alarm takes it up. A finished one: undo by hand what it owes.",
                Set.of("checkout"),
                """
                select session_id, format('checkout %s is %s, wakes up at %s, owes %s', session_id, status, wake_at, owes)
                from checkout.session
                where case when status in ('CONFIRMED', 'FAILED')
                    then wake_at is not null or due_at is not null or owes <> '{}'
                    else wake_at is null or due_at is null or wake_at > due_at or wake_at < :overdue end
                """);
    }

    private static Invariant unheard() {
        return Invariant.sql(
                "checkouts that wait although the answer is there",
                "what each live checkout has asked for against the state of the one it asked",
                "Look for a lagging or parked reader; what is asked again is answered again, so the next wake-up helps.",
                Set.of("checkout", "inventory", "payments", "orders"),
                "with " + LIVE + waitingForward() + "union all" + waitingBack());
    }

    private static String waitingForward() {
        return """
        select s.session_id, format('checkout %s is RESERVING, but its reservation is %s', s.session_id, r.state)
        from live s join inventory.reservation r on r.id = s.reservation_id
        where s.status = 'RESERVING' and s.updated_at < :settled and r.at < :settled
        union all
        select s.session_id, format('checkout %s is AUTHORIZING, but its payment is %s', s.session_id, p.state)
        from live s join payments.payments p on p.payment_id = s.payment_id
        where s.status = 'AUTHORIZING' and s.updated_at < :settled
          and p.state <> 'REQUESTED' and greatest(p.authorized_at, p.ended_at) < :settled
        union all
        select s.session_id, format('checkout %s is CREATING_ORDER, but its order is %s', s.session_id, o.stage)
        from live s join orders.orders o on o.order_id = s.order_id
        where s.status = 'CREATING_ORDER' and s.updated_at < :settled and o.created_at < :settled
        """;
    }

    private static String waitingBack() {
        return """

        select s.session_id, format('checkout %s owes CANCEL_ORDER, but its order is cancelled', s.session_id)
        from live s join orders.orders o on o.order_id = s.order_id
        where 'CANCEL_ORDER' = any (s.owes) and s.updated_at < :settled
          and o.stage = 'CANCELLED' and o.cancelled_at < :settled
        union all
        select s.session_id, format('checkout %s owes VOID_PAYMENT, but its payment is %s', s.session_id, p.state)
        from live s join payments.payments p on p.payment_id = s.payment_id
        where 'VOID_PAYMENT' = any (s.owes) and 'CANCEL_ORDER' <> all (s.owes) and s.updated_at < :settled
          and p.state in ('VOIDED', 'BARRED', 'DECLINED') and p.ended_at < :settled
        union all
        select s.session_id, format('checkout %s owes RELEASE_STOCK, but its reservation is %s', s.session_id, r.state)
        from live s join inventory.reservation r on r.id = s.reservation_id
        where 'RELEASE_STOCK' = any (s.owes) and 'CANCEL_ORDER' <> all (s.owes) and s.updated_at < :settled
          and r.state = 'RELEASED' and r.at < :settled
        """;
    }
}
