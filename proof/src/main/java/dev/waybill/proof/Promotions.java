package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What promotions promise: nothing is given away more often than it may be, or for no order. */
final class Promotions {

    private Promotions() {}

    static List<Invariant> all() {
        return List.of(counted(), used());
    }

    private static Invariant counted() {
        return Invariant.sql(
                "promotions miscounted or overdrawn",
                "per promotion, and per customer of it: uses counted against its redemptions and its limits",
                "The redemptions are right: set the counters of promotions.promotions or promotions.customer_uses to them.",
                Set.of("promotions"),
                """
                with uses as materialized (
                    select code, customer_id, count(*) filter (where state = 'RESERVED') as reserved,
                        count(*) filter (where state = 'REDEEMED') as redeemed
                    from promotions.redemptions where state in ('RESERVED', 'REDEEMED') group by code, customer_id),
                total as (select code, sum(reserved) as reserved, sum(redeemed) as redeemed from uses group by code)
                select p.code, format('promotion %s counts %s reserved and %s redeemed of %s, its redemptions are %s and %s',
                    p.code, p.reserved, p.redeemed, coalesce(p.usage_limit::text, 'any number'),
                    coalesce(t.reserved, 0), coalesce(t.redeemed, 0))
                from promotions.promotions p left join total t using (code)
                where p.reserved <> coalesce(t.reserved, 0) or p.reserved + p.redeemed > p.usage_limit
                  or p.redeemed < coalesce(t.redeemed, 0)
                  or p.redeemed > coalesce(t.redeemed, 0) and p.created_at > :forgotten
                union all
                select format('%s of %s', p.code, coalesce(c.customer_id, u.customer_id)),
                    format('customer %s of promotion %s: %s uses counted, %s redemptions, limit %s',
                        coalesce(c.customer_id, u.customer_id), p.code, coalesce(c.used, 0),
                        coalesce(u.reserved + u.redeemed, 0), p.limit_per_customer)
                from promotions.customer_uses c
                full join (select * from uses where customer_id is not null) u
                    on u.code = c.code and u.customer_id = c.customer_id
                join promotions.promotions p on p.code = coalesce(c.code, u.code)
                where p.limit_per_customer is not null
                  and (c.used > p.limit_per_customer or coalesce(c.used, 0) < coalesce(u.reserved + u.redeemed, 0)
                    or c.used > coalesce(u.reserved + u.redeemed, 0) and p.created_at > :forgotten)
                """);
    }

    private static Invariant used() {
        return Invariant.sql(
                "promotions used without an order, or the other way round",
                "redemptions against live checkouts and orders that are not cancelled",
                "GET /admin/journeys/{checkoutSessionId} tells whether checkout-completed, checkout-failed or order-cancelled was heard.",
                Set.of("promotions", "checkout", "orders", "carts"),
                """
                select r.checkout_session_id, format('a use of %s is %s, but checkout %s is %s and its order %s', r.code,
                    r.state, r.checkout_session_id, coalesce(s.status, 'not there'), coalesce(o.stage, 'not there'))
                from promotions.redemptions r
                left join checkout.session s on s.session_id = r.checkout_session_id
                left join orders.amendment a on a.amendment_id = r.checkout_session_id
                left join orders.orders o on o.order_id = coalesce(s.order_id, a.order_id)
                where r.changed_at < :settled and case r.state
                    when 'RESERVED' then s.status in ('CONFIRMED', 'FAILED') and s.updated_at < :settled
                        or a.state not in ('RESERVING', 'PENDING', 'COMMITTING') and a.changed_at < :settled
                        or s.session_id is null and a.amendment_id is null and not exists (
                            select from carts.carts c where c.checkout_session_id = r.checkout_session_id
                              and c.status in ('PRICING', 'CHECKED_OUT'))
                    when 'REDEEMED' then s.status is distinct from 'CONFIRMED' and a.state is distinct from 'APPLIED'
                        or o.stage = 'CANCELLED' and o.cancelled_at < :settled
                    -- an amendment may have brought another code in its place
                    when 'GIVEN_BACK' then (s.status = 'CONFIRMED' and o.amended->>'promotionUse' is null
                            or a.amendment_id::text = o.amended->>'promotionUse')
                        and o.cancelled_at is null
                    else false end
                """);
    }
}
