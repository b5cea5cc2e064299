package dev.waybill.orders;

import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table of what left the warehouse together. */
final class Shipments {

    private final Database database;

    private record Row(UUID orderId, Shipment shipment) {}

    Shipments(Database database) {
        this.database = database;
    }

    /** Writes those that have left or of which something has come to an end, as they are now. */
    void save(OrderBook book) {
        var moved = new LinkedHashMap<UUID, Row>();
        for (var recorded : book.recorded()) {
            var id = shipment(recorded.event());
            if (id != null && book.order(recorded.orderId()) instanceof Real order) {
                order.work()
                        .shipment(id)
                        .ifPresent(shipment -> moved.put(id, new Row(order.id(), shipment)));
            }
        }
        save(List.copyOf(moved.values()));
    }

    private static @Nullable UUID shipment(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Dispatched dispatched -> dispatched.shipmentId();
            case OrderEvent.ShipmentEnded ended -> ended.shipmentId();
            default -> null;
        };
    }

    private void save(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.shipment (shipment_id, order_id, items, state, under_way, parcels)
                        select id, "order", items::jsonb, state, under_way::jsonb, parcels::jsonb
                        from unnest(:ids::uuid[], :orders::uuid[], :items::text[], :states::text[], :under_way::text[],
                            :parcels::text[]) as v (id, "order", items, state, under_way, parcels)
                        on conflict (shipment_id) do update
                        set state = excluded.state, under_way = excluded.under_way, parcels = excluded.parcels
                        """)
                .param("ids", uuids(rows, row -> row.shipment().id()))
                .param("orders", uuids(rows, Row::orderId))
                .param("items", texts(rows, row -> json(row.shipment().items())))
                .param("states", texts(rows, row -> row.shipment().state().name()))
                .param("under_way", texts(rows, row -> json(row.shipment().underWay())))
                .param("parcels", texts(rows, row -> json(row.shipment().parcels())))
                .update();
    }

    private static String json(Object value) {
        return Wire.mapper().writeValueAsString(value);
    }
}
