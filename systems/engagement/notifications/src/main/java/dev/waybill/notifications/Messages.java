package dev.waybill.notifications;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of what people are told. */
final class Messages {

    /**
     * Longer than a call can take, seven answers of a mail server included: after it, whoever made
     * the call is gone.
     */
    static final Duration LEASE = Duration.ofMinutes(3);

    private final Database database;

    Messages(Database database) {
        this.database = database;
    }

    /** What has been planned before stays as it is. */
    void insert(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into notifications.messages (id, occasion, template, channel, customer_id, order_id,
                            address, p256dh, auth, language, subject, body, state, outcome, planned_at, due_at,
                            next_at, ended_at)
                        select v.*, case v.state when 'WAITING' then v.due_at end,
                            case v.state when 'WAITING' then null else v.planned_at end
                        from unnest(:ids::uuid[], :occasions::uuid[], :templates::text[], :channels::text[],
                            :customers::uuid[], :orders::uuid[], :addresses::text[], :points::text[],
                            :secrets::text[], :languages::text[], :subjects::text[], :bodies::text[],
                            :states::text[], :reasons::text[], :planned::timestamptz[], :due::timestamptz[])
                            as v (id, occasion, template, channel, customer_id, order_id, address, p256dh, auth,
                                language, subject, body, state, outcome, planned_at, due_at)
                        on conflict on constraint told_once do nothing
                        """)
                .param("ids", uuids(messages, Message::id))
                .param("occasions", uuids(messages, Message::occasion))
                .param("templates", texts(messages, each -> each.template().id()))
                .param("channels", texts(messages, each -> each.address().channel().name()))
                .param("customers", uuids(messages, Message::customerId))
                .param("orders", uuids(messages, Message::orderId))
                .param("addresses", texts(messages, each -> each.address().to()))
                .param("points", texts(messages, each -> key(each, true)))
                .param("secrets", texts(messages, each -> key(each, false)))
                .param("languages", texts(messages, Message::locale))
                .param("subjects", texts(messages, Message::subject))
                .param("bodies", texts(messages, Message::body))
                .param("states", texts(messages, each -> each.firstState().name()))
                .param("reasons", texts(messages, Messages::reason))
                .param("planned", instants(messages, Message::plannedAt))
                .param("due", instants(messages, Message::dueAt))
                .update();
    }

    /**
     * Takes what is due, oldest first, no more of a channel than its provider has room for. What
     * was under way and is due again is lost, so nobody knows whether it arrived.
     */
    List<Errand> takeDue(Map<Channel, Integer> room, Instant now) {
        var channels = new ArrayList<>(room.entrySet());
        return database.sql(
                        """
                        with due as materialized (
                            select m.id
                            from unnest(:channels::text[], :limits::int[]) as c (channel, most)
                            cross join lateral (
                                select id from notifications.messages
                                where channel = c.channel and next_at <= :now
                                order by next_at limit c.most
                                for update skip locked) m
                        )
                        update notifications.messages m
                        set state = case m.state when 'WAITING' then 'SENT' else 'UNKNOWN' end,
                            attempts = m.attempts + 1, sent_at = :now, next_at = :next
                        from due where m.id = due.id
                        returning m.*
                        """)
                .param("channels", texts(channels, each -> each.getKey().name()))
                .param("limits", ints(channels, Map.Entry::getValue))
                .param("now", time(now))
                .param("next", time(now.plus(LEASE)))
                .query((row, _) -> errand(row))
                .list();
    }

    /** What has ended stays as it is, whatever is said about it later. */
    void end(Collection<Outcome.Ending> endings, Instant now) {
        database.sql(
                        """
                        update notifications.messages m
                        set state = v.state, next_at = v.next_at, outcome = v.outcome,
                            ended_at = case when v.next_at is null then :now end
                        from unnest(:ids::uuid[], :states::text[], :times::timestamptz[], :outcomes::text[])
                            as v (id, state, next_at, outcome)
                        where m.id = v.id and m.state in ('SENT', 'UNKNOWN')
                        """)
                .param("now", time(now))
                .param("ids", uuids(endings, Outcome.Ending::id))
                .param("states", texts(endings, ending -> ending.state().name()))
                .param("times", instants(endings, Outcome.Ending::nextAt))
                .param("outcomes", texts(endings, Outcome.Ending::outcome))
                .update();
    }

    /** Nothing more is sent to an address that has just died. */
    void skip(Collection<DeadAddress> dead, Instant now) {
        if (dead.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update notifications.messages m
                        set state = 'SKIPPED', outcome = :reason, next_at = null, ended_at = :now
                        from unnest(:channels::text[], :addresses::text[]) as v (channel, address)
                        where m.channel = v.channel and m.address = v.address
                          and m.state = 'WAITING' and m.next_at is not null
                        """)
                .param("reason", Message.Skip.UNDELIVERABLE.name())
                .param("now", time(now))
                .param("channels", texts(dead, each -> each.channel().name()))
                .param("addresses", texts(dead, DeadAddress::to))
                .update();
    }

    /** Nothing more is sent to people who are forgotten. */
    void forget(Collection<UUID> customerIds, Instant now) {
        if (customerIds.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update notifications.messages
                        set state = 'SKIPPED', outcome = :reason, next_at = null, ended_at = :now
                        where customer_id = any(:customers::uuid[]) and state = 'WAITING'
                        """)
                .param("reason", Message.Skip.FORGOTTEN.name())
                .param("now", time(now))
                .param("customers", uuids(customerIds))
                .update();
    }

    /** Newest first. */
    List<MessageView> list(
            @Nullable UUID orderId, @Nullable UUID customerId, @Nullable UUID before, int limit) {
        return database.sql(
                        """
                        select * from notifications.messages
                        where (:order::uuid is null or order_id = :order::uuid)
                          and (:customer::uuid is null or customer_id = :customer::uuid)
                          and (:before::uuid is null or id < :before::uuid)
                        order by id desc limit :limit
                        """)
                .param("order", orderId)
                .param("customer", customerId)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> MessageView.of(row))
                .list();
    }

    int deleteEndedBefore(Instant time, int limit) {
        return database.sql(
                        """
                        delete from notifications.messages where id in (
                            select id from notifications.messages
                            where planned_at < :time and ended_at < :time
                            limit :limit for update skip locked)
                        """)
                .param("time", time(time))
                .param("limit", limit)
                .update();
    }

    private static Errand errand(ResultSet row) throws SQLException {
        var channel = Channel.valueOf(row.getString("channel"));
        var point = row.getString("p256dh");
        var keys = point == null ? null : new PushSubscription.Keys(point, row.getString("auth"));
        return new Errand(
                row.getObject("id", UUID.class),
                new Address(channel, row.getString("address"), keys),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getTimestamp("due_at").toInstant());
    }

    private static @Nullable String key(Message message, boolean point) {
        var keys = message.address().keys();
        return keys == null ? null : point ? keys.p256dh() : keys.auth();
    }

    private static @Nullable String reason(Message message) {
        var skipped = message.skipped();
        return skipped == null ? null : skipped.name();
    }
}
