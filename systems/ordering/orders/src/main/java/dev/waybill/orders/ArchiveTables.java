package dev.waybill.orders;

import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.orders.OrderArchived.RetentionCategory;
import dev.waybill.orders.ArchiveFile.Entry;
import dev.waybill.platform.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Orders on their way into long-term files: what is claimed, read, and let go. */
final class ArchiveTables {

    /** The tables of which an order has rows, but for its own, its history and its journey. */
    private static final List<String> OF_AN_ORDER =
            List.of("line", "hold", "shipment", "cancellation", "fulfilment", "allocation");

    private final Database database;

    ArchiveTables(Database database) {
        this.database = database;
    }

    /** All that there is of one order. */
    record Rows(UUID orderId, JsonNode tables) {}

    /** An order that has gone into a file. */
    record Gone(Entry entry, RetentionCategory category) {}

    /**
     * Takes orders for a file that have been over for long enough, and for which nothing is under
     * way. They stay as they are; only nobody else takes them.
     */
    int claim(UUID fileId, Instant before, int most) {
        return database.sql(
                        """
                        with due as (
                            select o.order_id from orders.orders o
                            where o.stage in ('COMPLETED', 'CANCELLED') and o.archive_file is null
                              and coalesce(o.completed_at, o.cancelled_at) <= :before and o.promised = 0
                              and (o.stage = 'CANCELLED' or o.claimed <= o.captured and o.unpaid is null)
                              and (o.stage = 'COMPLETED' or o.payment_id is null or o.total = 0 or o.voided
                                or o.captured > 0 and o.captured = o.refunded)
                              and not exists (select from orders.amendment a
                                where a.order_id = o.order_id and a.state in ('RESERVING', 'PENDING', 'COMMITTING'))
                              and not exists (select from orders.cancellation c
                                where c.order_id = o.order_id and c.state in ('ASSESSING', 'PENDING'))
                            order by coalesce(o.completed_at, o.cancelled_at)
                            limit :most
                            for update skip locked)
                        update orders.orders o set archive_file = :file from due where o.order_id = due.order_id
                        """)
                .param("file", fileId)
                .param("before", time(before))
                .param("most", most)
                .update();
    }

    /** In one statement, so that of each order all rows are of one moment. */
    List<Rows> rows(UUID fileId) {
        var others =
                OF_AN_ORDER.stream()
                        .map(
                                """
                                , '%1$s', (select coalesce(jsonb_agg(to_jsonb(t)), '[]') from orders.%1$s t
                                    where t.order_id = o.order_id)\
                                """
                                        ::formatted)
                        .collect(Collectors.joining());
        return database.sql(
                        """
                        select o.order_id, jsonb_build_object(
                            'orders', jsonb_build_array(to_jsonb(o)),
                            'history', (select jsonb_agg(to_jsonb(h) order by h.version) from orders.history h
                                where h.order_id = o.order_id),
                            'journey', (select coalesce(jsonb_agg(to_jsonb(j)), '[]') from orders.journey j
                                where j.correlation_id = o.correlation_id)
                        """
                                + others
                                + """
                                )::text as tables
                                from orders.orders o
                                where o.archive_file = :file and o.stage in ('COMPLETED', 'CANCELLED')
                                order by o.order_id
                                """)
                .param("file", fileId)
                .query((row, _) ->
                        new Rows(
                                OrderRow.id(row, "order_id"),
                                Wire.mapper().readTree(row.getString("tables"))))
                .list();
    }

    /** They may be taken for another file: something has happened to them. */
    void letGo(Collection<UUID> orders) {
        if (!orders.isEmpty()) {
            database.sql(
                            """
                            update orders.orders set archive_file = null
                            where order_id = any (:orders::uuid[]) and stage <> 'ARCHIVED'
                            """)
                    .param("orders", uuids(orders))
                    .update();
        }
    }

    /** Writes down where they lie, and removes what lies there. */
    void gone(UUID fileId, List<Gone> orders, Instant now) {
        if (orders.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.archive_record (order_id, file_id, version, correlation_id, start, length,
                            checksum, category, archived_at)
                        select id, :file, version, correlation, start, length, checksum, category, :now
                        from unnest(:orders::uuid[], :versions::int[], :correlations::uuid[], :starts::bigint[],
                            :lengths::int[], :checksums::text[], :categories::text[])
                          as v (id, version, correlation, start, length, checksum, category)
                        """)
                .param("file", fileId)
                .param("now", time(now))
                .param("orders", uuids(orders, each -> each.entry().orderId()))
                .param("versions", ints(orders, each -> each.entry().version()))
                .param("correlations", uuids(orders, each -> each.entry().correlationId()))
                .param("starts", longs(orders, each -> each.entry().start()))
                .param("lengths", ints(orders, each -> each.entry().length()))
                .param("checksums", texts(orders, each -> each.entry().checksum()))
                .param("categories", texts(orders, each -> each.category().name()))
                .update();
        remove(orders.stream().map(Gone::entry).toList());
    }

    private void remove(List<Entry> entries) {
        for (var table : OF_AN_ORDER) {
            database.sql("delete from orders." + table + " where order_id = any (:orders::uuid[])")
                    .param("orders", uuids(entries, Entry::orderId))
                    .update();
        }
        database.sql(
                        """
                        delete from orders.history h using orders.archive_record r
                        where r.order_id = any (:orders::uuid[]) and h.order_id = r.order_id and h.version <= r.version
                        """)
                .param("orders", uuids(entries, Entry::orderId))
                .update();
        // Only the messages that lie in the file: others may have been heard since it was written.
        database.sql(
                        """
                        delete from orders.journey
                        where correlation_id = any (:correlations::uuid[]) and message_id = any (:messages::uuid[])
                        """)
                .param("correlations", uuids(entries, Entry::correlationId))
                .param(
                        "messages",
                        uuids(entries.stream().flatMap(each -> each.messages().stream()).toList()))
                .update();
    }
}
