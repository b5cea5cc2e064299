package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.AmendDecider.Wish;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of amendments for which stock and price are, or were, held. */
final class Amendments {

    /** How many run out of time in one transaction. */
    private static final int AT_ONCE = 200;

    private final Database database;

    Amendments(Database database) {
        this.database = database;
    }

    /** Their orders: these are locked first. */
    List<UUID> ordersOf(Collection<UUID> amendmentIds) {
        return amendmentIds.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select distinct order_id from orders.amendment where amendment_id = any (:ids::uuid[])
                                """)
                        .param("ids", uuids(amendmentIds))
                        .query((row, _) -> OrderRow.id(row, "order_id"))
                        .list();
    }

    List<Amendment> lock(Collection<UUID> amendmentIds) {
        return amendmentIds.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select * from orders.amendment where amendment_id = any (:ids::uuid[])
                                order by amendment_id for update
                                """)
                        .param("ids", uuids(amendmentIds))
                        .query(Amendments::read)
                        .list();
    }

    /** Those of these orders that are not over. */
    List<Amendment> lockLive(Collection<UUID> orderIds) {
        return orderIds.isEmpty()
                ? List.of()
                : database.sql(
                                """
                                select * from orders.amendment
                                where order_id = any (:orders::uuid[]) and state in ('RESERVING', 'PENDING', 'COMMITTING')
                                order by amendment_id for update
                                """)
                        .param("orders", uuids(orderIds))
                        .query(Amendments::read)
                        .list();
    }

    List<Amendment> lockDue(Instant now) {
        return database.sql(
                        """
                        select * from orders.amendment where wake_at <= :now
                        order by wake_at limit :most for update skip locked
                        """)
                .param("now", time(now))
                .param("most", AT_ONCE)
                .query(Amendments::read)
                .list();
    }

    List<Amendment> ofOrder(UUID orderId) {
        return database.sql(
                        """
                        select * from orders.amendment where order_id = :order order by requested_at, amendment_id
                        """)
                .param("order", orderId)
                .query(Amendments::read)
                .list();
    }

    void save(Collection<Amendment> amendments) {
        if (amendments.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.amendment (amendment_id, order_id, journey_id, state, wish, offer, previous_total,
                            new_total, currency, stock_held, price_known, requested_at, expires_at, wake_at, changed_at,
                            revision, failure)
                        select id, "order", journey, state, wish::jsonb, offer::jsonb, previous, total, currency,
                            held::boolean, known::boolean, requested, expires, wake, changed, revision::int, failure
                        from unnest(:ids::uuid[], :orders::uuid[], :journeys::uuid[], :states::text[], :wishes::text[],
                            :offers::text[], :previous::bigint[], :totals::bigint[], :currencies::text[], :held::text[],
                            :known::text[], :requested::timestamptz[], :expires::timestamptz[], :wakes::timestamptz[],
                            :changed::timestamptz[], :revisions::text[], :failures::text[])
                          as v (id, "order", journey, state, wish, offer, previous, total, currency, held, known,
                            requested, expires, wake, changed, revision, failure)
                        on conflict (amendment_id) do update
                        set state = excluded.state, offer = excluded.offer, new_total = excluded.new_total,
                            stock_held = excluded.stock_held, price_known = excluded.price_known,
                            wake_at = excluded.wake_at, changed_at = excluded.changed_at,
                            revision = excluded.revision, failure = excluded.failure
                        """)
                .param("ids", uuids(amendments, Amendment::id))
                .param("orders", uuids(amendments, Amendment::orderId))
                .param("journeys", uuids(amendments, Amendment::journeyId))
                .param("states", texts(amendments, each -> each.state().name()))
                .param("wishes", texts(amendments, each -> json(each.wish())))
                .param("offers", texts(amendments, each -> json(each.offer())))
                .param("previous", longs(amendments, Amendment::previousTotal))
                .param("totals", longs(amendments, Amendment::newTotal))
                .param("currencies", texts(amendments, Amendment::currency))
                .param("held", texts(amendments, each -> text(each.stockHeld())))
                .param("known", texts(amendments, each -> text(each.priceKnown())))
                .param("requested", instants(amendments, Amendment::requestedAt))
                .param("expires", instants(amendments, Amendment::expiresAt))
                .param("wakes", instants(amendments, Amendment::wakeAt))
                .param("changed", instants(amendments, Amendment::changedAt))
                .param("revisions", texts(amendments, each -> text(each.revision())))
                .param("failures", texts(amendments, Amendment::failure))
                .update();
    }

    private static String json(Object value) {
        return Wire.mapper().writeValueAsString(value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static Amendment read(ResultSet row, int index) throws SQLException {
        return new Amendment(
                OrderRow.id(row, "amendment_id"),
                OrderRow.id(row, "order_id"),
                OrderRow.id(row, "journey_id"),
                AmendmentState.valueOf(row.getString("state")),
                Wire.mapper().readValue(row.getString("wish"), Wish.class),
                Wire.mapper().readValue(row.getString("offer"), Offer.class),
                row.getLong("previous_total"),
                row.getLong("new_total"),
                row.getString("currency"),
                row.getBoolean("stock_held"),
                row.getBoolean("price_known"),
                OrderRow.time(row, "requested_at"),
                OrderRow.time(row, "expires_at"),
                OrderRow.time(row, "changed_at"),
                row.getObject("revision", Integer.class),
                row.getString("failure"));
    }
}
