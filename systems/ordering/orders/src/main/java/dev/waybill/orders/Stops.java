package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.orders.Work.StopState;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The table of what the warehouse was asked to stop. */
final class Stops {

    private static final TypeReference<List<Units>> ITEMS = new TypeReference<>() {};

    private final Database database;

    Stops(Database database) {
        this.database = database;
    }

    /**
     * A cancellation that the warehouse had to be asked about.
     *
     * @param items none: everything
     * @param note what came of it, in a sentence
     */
    record Task(
            UUID cancellationId,
            UUID orderId,
            StopState state,
            List<Units> items,
            CancellationReason reason,
            String requestedBy,
            Instant requestedAt,
            Instant changedAt,
            @Nullable UUID refundId,
            String note) {
        Task {
            items = List.copyOf(items);
        }
    }

    List<Task> ofOrder(UUID orderId) {
        return database.sql(
                        """
                        select * from orders.cancellation where order_id = :order and purpose = 'CANCEL'
                        order by requested_at, cancellation_id
                        """)
                .param("order", orderId)
                .query(Stops::read)
                .list();
    }

    /** Those that lie in a long-term file: the same rows. */
    List<Task> ofArchived(String rows) {
        return database.sql(
                        """
                        select * from jsonb_populate_recordset(null::orders.cancellation, :rows::jsonb)
                        where purpose = 'CANCEL' order by requested_at, cancellation_id
                        """)
                .param("rows", rows)
                .query(Stops::read)
                .list();
    }

    private static Task read(ResultSet row, int index) throws SQLException {
        var state = StopState.valueOf(row.getString("state"));
        var note = row.getString("note");
        return new Task(
                OrderRow.id(row, "cancellation_id"),
                OrderRow.id(row, "order_id"),
                state,
                Wire.mapper().readValue(row.getString("items"), ITEMS),
                CancellationReason.valueOf(row.getString("reason")),
                row.getString("requested_by"),
                OrderRow.time(row, "requested_at"),
                OrderRow.time(row, "changed_at"),
                OrderRow.idOrNone(row, "refund_id"),
                note == null ? OrderNotes.of(state) : note);
    }

    void ask(List<Happened<OrderEvent.StopAsked>> stops) {
        if (stops.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.cancellation (cancellation_id, order_id, purpose, items, reason, requested_by,
                            requested_at, state, changed_at)
                        select id, "order", purpose, items::jsonb, reason, by, at, 'ASSESSING', at
                        from unnest(:ids::uuid[], :orders::uuid[], :purposes::text[], :items::text[], :reasons::text[],
                            :actors::text[], :times::timestamptz[])
                          as v (id, "order", purpose, items, reason, by, at)
                        """)
                .param("ids", uuids(stops, each -> each.event().stopId()))
                .param("orders", uuids(stops, each -> each.recorded().orderId()))
                .param("purposes", texts(stops, each -> each.event().purpose().name()))
                .param(
                        "items",
                        texts(
                                stops,
                                each -> Wire.mapper().writeValueAsString(each.event().items())))
                .param("reasons", texts(stops, each -> each.event().reason().name()))
                .param("actors", texts(stops, each -> each.event().by()))
                .param("times", instants(stops, each -> each.recorded().at()))
                .update();
    }

    /** A stop may move twice in one batch: the last move counts. */
    void move(List<Happened<OrderEvent.StopMoved>> moves) {
        var last = new HashMap<UUID, Happened<OrderEvent.StopMoved>>();
        moves.forEach(each -> last.put(each.event().stopId(), each));
        if (last.isEmpty()) {
            return;
        }
        var rows = last.values();
        database.sql(
                        """
                        update orders.cancellation c
                        set state = v.state, refund_id = v.refund, note = coalesce(v.note, c.note), changed_at = v.at
                        from unnest(:ids::uuid[], :states::text[], :refunds::uuid[], :notes::text[],
                            :times::timestamptz[])
                          as v (id, state, refund, note, at)
                        where c.cancellation_id = v.id
                        """)
                .param("ids", uuids(rows, each -> each.event().stopId()))
                .param("states", texts(rows, each -> each.event().state().name()))
                .param("refunds", uuids(rows, each -> each.event().refundId()))
                .param("notes", texts(rows, each -> each.event().note()))
                .param("times", instants(rows, each -> each.recorded().at()))
                .update();
    }
}
