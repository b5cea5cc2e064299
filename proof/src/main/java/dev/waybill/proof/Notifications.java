package dev.waybill.proof;

import java.util.List;
import java.util.Set;

/** What people are promised: each is told once, and no message is left lying. */
final class Notifications {

    private static final Set<String> NOTIFICATIONS = Set.of("notifications");

    private Notifications() {}

    static List<Invariant> all() {
        return List.of(twice(), never(), forgotten());
    }

    private static Invariant twice() {
        return Invariant.sql(
                "people told the same thing twice",
                "messages with the same occasion, template, person and channel",
                "The constraint told_once of notifications.messages is gone: find out who took it away.",
                NOTIFICATIONS,
                """
                select occasion, format('customer %s was told %s about order %s by %s %s times', customer_id, template,
                    any_value(order_id), channel, count(*))
                from notifications.messages
                group by occasion, template, customer_id, channel having count(*) > 1
                """);
    }

    private static Invariant never() {
        return Invariant.sql(
                "confirmed orders whose customers were not told",
                "orders of customers whose contact is older, against messages planned",
                "GET /admin/messaging tells whether notifications hears orders, and what is parked.",
                Set.of("notifications", "orders"),
                """
                select o.order_id, format('order %s is confirmed, but its customer %s was never told so', o.order_id,
                    o.customer_id)
                from notifications.contacts c join orders.orders o on o.customer_id = c.customer_id
                where o.number is not null and o.created_at < :settled
                  and o.created_at > c.updated_at and o.created_at > :forgotten
                  and c.contact->'preferences'->'orders' is distinct from '[]'
                  and not exists (select from notifications.messages m
                    where m.order_id = o.order_id and m.template = 'order-confirmed')
                """);
    }

    private static Invariant forgotten() {
        return Invariant.sql(
                "messages to people that nobody brings to an end",
                "messages due for more than a minute",
                "What is due is sent again and again: see the log for what the provider answers, and whether it is reachable.",
                NOTIFICATIONS,
                """
                select id, format('%s to customer %s by %s is %s after %s attempts and due since %s', template,
                    customer_id, channel, state, attempts, next_at)
                from notifications.messages where next_at < :overdue
                """);
    }
}
