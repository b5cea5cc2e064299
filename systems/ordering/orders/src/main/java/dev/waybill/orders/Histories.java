package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Recorded;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table of everything that happened to orders. Rows are added, never changed. */
final class Histories {

    private final Database database;

    Histories(Database database) {
        this.database = database;
    }

    void append(List<Recorded> events) {
        database.sql(
                        """
                        insert into orders.history (order_id, version, type, at, payload, actor, message_id,
                            correlation_id)
                        select id, version, type, at, payload::jsonb, actor, message, correlation
                        from unnest(:orders::uuid[], :versions::int[], :types::text[], :times::timestamptz[],
                            :payloads::text[], :actors::text[], :messages::uuid[], :correlations::uuid[])
                          as v (id, version, type, at, payload, actor, message, correlation)
                        """)
                .param("orders", uuids(events, Recorded::orderId))
                .param("versions", ints(events, Recorded::version))
                .param("types", texts(events, recorded -> recorded.event().type()))
                .param("times", instants(events, Recorded::at))
                .param(
                        "payloads",
                        texts(
                                events,
                                recorded -> Wire.mapper().writeValueAsString(recorded.event())))
                .param("actors", texts(events, Recorded::actor))
                .param("messages", uuids(events, Recorded::messageId))
                .param("correlations", uuids(events, Recorded::correlationId))
                .update();
    }

    List<Recorded> of(UUID orderId) {
        return database.sql("select * from orders.history where order_id = :order order by version")
                .param("order", orderId)
                .query((row, _) -> read(row))
                .list();
    }

    /** What was bought: it is written once, in the first row of each history. */
    Map<UUID, Goods> goods(Collection<UUID> orderIds) {
        var goods = new HashMap<UUID, Goods>();
        database.sql(
                        """
                        select * from orders.history
                        where order_id = any (:orders::uuid[]) and version = 1 and type = 'created'
                        """)
                .param("orders", uuids(orderIds))
                .query((row, _) -> read(row))
                .list()
                .forEach(recorded -> {
                    if (recorded.event() instanceof OrderEvent.Created(_, var bought, _, _)) {
                        goods.put(recorded.orderId(), bought);
                    }
                });
        return goods;
    }

    private static Recorded read(ResultSet row) throws SQLException {
        return read(row, "");
    }

    /**
     * @param prefix of the column names, where they stand beside those of another table
     */
    static Recorded read(ResultSet row, String prefix) throws SQLException {
        var type = EventTypes.named(row.getString(prefix + "type"));
        return new Recorded(
                OrderRow.id(row, prefix + "order_id"),
                row.getInt(prefix + "version"),
                OrderRow.time(row, prefix + "at"),
                Wire.mapper().readValue(row.getString(prefix + "payload"), type),
                row.getString(prefix + "actor"),
                OrderRow.idOrNone(row, prefix + "message_id"),
                OrderRow.id(row, prefix + "correlation_id"));
    }
}
