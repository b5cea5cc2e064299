package dev.waybill.orders;

import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders that somebody has open: who, in whichever process, and which version it is at. */
final class OpenOrders {

    private final Database database;

    OpenOrders(Database database) {
        this.database = database;
    }

    /**
     * Somebody looks.
     *
     * @param page the same person may look with several
     */
    record Present(UUID page, String who, Instant since) {}

    /** What a page has open from now on, in place of what it had. Those that are long gone go. */
    void open(UUID page, UUID orderId, String who, Instant now, Instant gone) {
        database.sql(
                        """
                        with gone as (delete from orders.presence where seen_at < :gone and page <> :page)
                        insert into orders.presence as p (page, order_id, who, since, seen_at)
                        values (:page, :order, :who, :now, :now)
                        on conflict (page) do update set order_id = excluded.order_id, who = excluded.who,
                            since = case when p.order_id = excluded.order_id then p.since else excluded.since end,
                            seen_at = excluded.seen_at
                        """)
                .param("page", page)
                .param("order", orderId)
                .param("who", who)
                .param("now", Database.time(now))
                .param("gone", Database.time(gone))
                .update();
    }

    void close(UUID page) {
        database.sql("delete from orders.presence where page = :page").param("page", page).update();
    }

    /** By order, who came first first. */
    Map<UUID, List<Present>> present(Collection<UUID> orderIds, Instant seenSince) {
        var present = new HashMap<UUID, List<Present>>();
        database.sql(
                        """
                        select order_id, page, who, since from orders.presence
                        where order_id = any(:orders::uuid[]) and seen_at >= :since
                        order by since, page
                        """)
                .param("orders", Database.uuids(orderIds))
                .param("since", Database.time(seenSince))
                .query(row -> {
                    present.computeIfAbsent(OrderRow.id(row, "order_id"), _ -> new ArrayList<>())
                            .add(
                                    new Present(
                                            OrderRow.id(row, "page"),
                                            row.getString("who"),
                                            OrderRow.time(row, "since")));
                });
        return present;
    }

    Map<UUID, Integer> versions(Collection<UUID> orderIds) {
        var versions = new HashMap<UUID, Integer>();
        database.sql(
                        "select order_id, version from orders.orders where order_id = any(:orders::uuid[])")
                .param("orders", Database.uuids(orderIds))
                .query(row -> {
                    versions.put(OrderRow.id(row, "order_id"), row.getInt("version"));
                });
        return versions;
    }
}
