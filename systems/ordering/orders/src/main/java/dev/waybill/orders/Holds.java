package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of holds: why orders wait for somebody, and who has let them go on. */
final class Holds {

    private final Database database;

    Holds(Database database) {
        this.database = database;
    }

    /**
     * A hold as the outside sees it.
     *
     * @param overdue nobody has looked at it in time
     */
    record Details(
            UUID holdId,
            UUID orderId,
            HoldReason reason,
            String ownerTeam,
            @Nullable String customerMessage,
            Instant reviewBy,
            boolean overdue,
            Instant placedAt,
            @Nullable String placedBy,
            @Nullable Instant releasedAt,
            @Nullable String releasedBy,
            @Nullable String resolution) {}

    /** How many holds of a reason are open, and how many of those nobody has looked at in time. */
    record Count(int open, int overdue) {
        static final Count NONE = new Count(0, 0);
    }

    /** A place in the list of open holds. */
    record Place(Instant reviewBy, UUID holdId) {}

    List<Details> ofOrder(UUID orderId, Instant now) {
        return database.sql(
                        """
                        select * from orders.hold where order_id = :order order by placed_at, hold_id
                        """)
                .param("order", orderId)
                .query((row, _) -> read(row, now))
                .list();
    }

    /** Those that lie in a long-term file: the same rows. */
    List<Details> ofArchived(String rows, Instant now) {
        return database.sql(
                        """
                        select * from jsonb_populate_recordset(null::orders.hold, :rows::jsonb)
                        order by placed_at, hold_id
                        """)
                .param("rows", rows)
                .query((row, _) -> read(row, now))
                .list();
    }

    Map<UUID, Details> find(Collection<UUID> holdIds, Instant now) {
        var found = new HashMap<UUID, Details>();
        if (!holdIds.isEmpty()) {
            database.sql("select * from orders.hold where hold_id = any (:holds::uuid[])")
                    .param("holds", uuids(holdIds))
                    .query((row, _) -> read(row, now))
                    .list()
                    .forEach(each -> found.put(each.holdId(), each));
        }
        return found;
    }

    /**
     * Open holds, the most urgent first.
     *
     * @param before only those that are to be looked at before this
     * @param after the last hold of the page before
     */
    List<Details> open(@Nullable Instant before, @Nullable Place after, int limit, Instant now) {
        var sql = new StringBuilder("select * from orders.hold where released_at is null");
        var values = new HashMap<String, Object>();
        if (before != null) {
            sql.append(" and review_by < :before");
            values.put("before", time(before));
        }
        if (after != null) {
            sql.append(" and (review_by, hold_id) > (:at, :after)");
            values.put("at", time(after.reviewBy()));
            values.put("after", after.holdId());
        }
        values.put("limit", limit);
        return database.sql(sql.append(" order by review_by, hold_id limit :limit").toString())
                .params(values)
                .query((row, _) -> read(row, now))
                .list();
    }

    Map<HoldReason, Count> count(Instant now) {
        var counts = new EnumMap<HoldReason, Count>(HoldReason.class);
        database.sql(
                        """
                        select reason, count(*) as open, count(*) filter (where review_by < :now) as overdue
                        from orders.hold where released_at is null group by reason
                        """)
                .param("now", time(now))
                .query(row -> {
                    counts.put(
                            HoldReason.valueOf(row.getString("reason")),
                            new Count(row.getInt("open"), row.getInt("overdue")));
                });
        return counts;
    }

    private static Details read(ResultSet row, Instant now) throws SQLException {
        var reviewBy = OrderRow.time(row, "review_by");
        var releasedAt = OrderRow.timeOrNone(row, "released_at");
        return new Details(
                OrderRow.id(row, "hold_id"),
                OrderRow.id(row, "order_id"),
                HoldReason.valueOf(row.getString("reason")),
                row.getString("owner_team"),
                row.getString("customer_message"),
                reviewBy,
                releasedAt == null && reviewBy.isBefore(now),
                OrderRow.time(row, "placed_at"),
                row.getString("placed_by"),
                releasedAt,
                row.getString("released_by"),
                row.getString("resolution"));
    }

    void place(List<Happened<OrderEvent.Held>> holds) {
        if (holds.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.hold (hold_id, order_id, reason, owner_team, customer_message, review_by,
                            placed_at, placed_by)
                        select * from unnest(:ids::uuid[], :orders::uuid[], :reasons::text[], :teams::text[],
                            :messages::text[], :reviews::timestamptz[], :times::timestamptz[], :actors::text[])
                        """)
                .param("ids", uuids(holds, each -> each.event().holdId()))
                .param("orders", uuids(holds, each -> each.recorded().orderId()))
                .param("reasons", texts(holds, each -> each.event().reason().name()))
                .param("teams", texts(holds, each -> each.event().ownerTeam()))
                .param("messages", texts(holds, each -> each.event().customerMessage()))
                .param("reviews", instants(holds, each -> each.event().reviewBy()))
                .param("times", instants(holds, each -> each.recorded().at()))
                .param("actors", texts(holds, each -> each.event().by()))
                .update();
    }

    void release(List<Happened<OrderEvent.HoldReleased>> releases) {
        if (releases.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update orders.hold h
                        set released_at = v.at, released_by = v.actor, resolution = v.resolution
                        from unnest(:ids::uuid[], :times::timestamptz[], :actors::text[], :resolutions::text[])
                          as v (id, at, actor, resolution)
                        where h.hold_id = v.id
                        """)
                .param("ids", uuids(releases, each -> each.event().holdId()))
                .param("times", instants(releases, each -> each.recorded().at()))
                .param("actors", texts(releases, each -> each.event().by()))
                .param("resolutions", texts(releases, each -> each.event().resolution()))
                .update();
    }
}
