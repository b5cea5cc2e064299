package dev.waybill.warehouse;

import static java.util.Objects.requireNonNull;

import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.platform.Database;
import dev.waybill.warehouse.Stop.Answered;
import dev.waybill.warehouse.Stop.Awaiting;
import dev.waybill.warehouse.Stop.Denied;
import dev.waybill.warehouse.Stop.Granted;
import dev.waybill.warehouse.Stop.Wish;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked to stay, and the answers. */
class Stops {

    private final Database database;

    Stops(Database database) {
        this.database = database;
    }

    /** Those with these names, and those that wait for these jobs, locked in sorted order. */
    List<Stop> lock(Collection<UUID> ids, Collection<UUID> jobs) {
        return database.sql(
                        """
                        select * from warehouse.stop
                        where id = any (:ids::uuid[])
                          or job_id = any (:jobs::uuid[]) and wake_at is not null
                        order by id for update
                        """)
                .param("ids", Database.uuids(ids))
                .param("jobs", Database.uuids(jobs))
                .query(Stops::read)
                .list();
    }

    /** Those that have waited for their job for long enough, locked. */
    List<Awaiting> lockDue(Instant now, int atMost) {
        return database
                .sql(
                        """
                        select * from warehouse.stop where wake_at <= :now
                        order by wake_at limit :most for update skip locked
                        """)
                .param("now", Database.time(now))
                .param("most", atMost)
                .query(Stops::read)
                .list()
                .stream()
                .map(Awaiting.class::cast)
                .toList();
    }

    void save(Collection<Stop> stops) {
        if (stops.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into warehouse.stop (id, job_id, order_id, fulfilment_id, journey_id, reason,
                          asked_at, product_ids, quantities, wake_at, answered_at, refusal, stayed_ids,
                          stayed)
                        select id, job_id, order_id, fulfilment_id, journey_id, reason, asked_at,
                          product_ids::uuid[], quantities::int[], wake_at, answered_at, refusal,
                          stayed_ids::uuid[], stayed::int[]
                        from unnest(:ids::uuid[], :jobs::uuid[], :orders::uuid[], :fulfilments::uuid[],
                          :journeys::uuid[], :reasons::text[], :asked::timestamptz[], :products::text[],
                          :quantities::text[], :wakes::timestamptz[], :answered::timestamptz[],
                          :refusals::text[], :stayedIds::text[], :stayed::text[])
                          as s (id, job_id, order_id, fulfilment_id, journey_id, reason, asked_at,
                            product_ids, quantities, wake_at, answered_at, refusal, stayed_ids, stayed)
                        order by id
                        on conflict (id) do update set
                          wake_at = excluded.wake_at, answered_at = excluded.answered_at,
                          refusal = excluded.refusal, stayed_ids = excluded.stayed_ids,
                          stayed = excluded.stayed
                        """)
                .param("ids", Database.uuids(stops, each -> each.wish().id()))
                .param("jobs", Database.uuids(stops, each -> each.wish().jobId()))
                .param("orders", Database.uuids(stops, each -> each.wish().orderId()))
                .param("fulfilments", Database.uuids(stops, each -> each.wish().fulfilmentId()))
                .param("journeys", Database.uuids(stops, each -> each.wish().journeyId()))
                .param("reasons", Database.texts(stops, each -> each.wish().reason()))
                .param("asked", Database.instants(stops, each -> each.wish().askedAt()))
                .param("products", Database.texts(stops, each -> ids(each.wish().units())))
                .param("quantities", Database.texts(stops, each -> counts(each.wish().units())))
                .param("wakes", Database.instants(stops, Stops::wakeAt))
                .param("answered", Database.instants(stops, Stops::answeredAt))
                .param("refusals", Database.texts(stops, Stops::refusal))
                .param("stayedIds", Database.texts(stops, each -> ids(stayed(each))))
                .param("stayed", Database.texts(stops, each -> counts(stayed(each))))
                .update();
    }

    private static @Nullable String ids(@Nullable Map<UUID, Integer> units) {
        return units == null ? null : Columns.array(units.keySet());
    }

    private static @Nullable String counts(@Nullable Map<UUID, Integer> units) {
        return units == null ? null : Columns.array(units.values());
    }

    private static @Nullable Instant wakeAt(Stop stop) {
        return stop instanceof Awaiting(_, var until) ? until : null;
    }

    private static @Nullable Instant answeredAt(Stop stop) {
        return stop instanceof Answered answered ? answered.at() : null;
    }

    private static @Nullable String refusal(Stop stop) {
        return stop instanceof Denied denied ? denied.why().name() : null;
    }

    private static @Nullable Map<UUID, Integer> stayed(Stop stop) {
        return stop instanceof Granted granted ? granted.units() : null;
    }

    private static Stop read(ResultSet row, int index) throws SQLException {
        var wish =
                new Wish(
                        Columns.id(row, "id"),
                        Columns.id(row, "order_id"),
                        Columns.id(row, "fulfilment_id"),
                        Columns.units(row, "product_ids", "quantities"),
                        row.getString("reason"),
                        Columns.id(row, "journey_id"),
                        Columns.givenTime(row, "asked_at"));
        var wakeAt = Columns.time(row, "wake_at");
        if (wakeAt != null) {
            return new Awaiting(wish, wakeAt);
        }
        var at = Columns.givenTime(row, "answered_at");
        var refusal = row.getString("refusal");
        return refusal == null
                ? new Granted(wish, requireNonNull(Columns.units(row, "stayed_ids", "stayed")), at)
                : new Denied(wish, StopRefusal.valueOf(refusal), at);
    }
}
