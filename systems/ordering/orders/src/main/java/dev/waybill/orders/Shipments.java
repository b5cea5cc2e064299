package dev.waybill.orders;

import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.util.List;

/** The table of what left the warehouse together. */
final class Shipments {

    private final Database database;

    Shipments(Database database) {
        this.database = database;
    }

    void open(List<Happened<OrderEvent.Dispatched>> shipments) {
        if (shipments.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.shipment (shipment_id, order_id, items, state)
                        select id, "order", items::jsonb, 'UNDER_WAY'
                        from unnest(:ids::uuid[], :orders::uuid[], :items::text[]) as v (id, "order", items)
                        """)
                .param("ids", uuids(shipments, each -> each.event().shipmentId()))
                .param("orders", uuids(shipments, each -> each.recorded().orderId()))
                .param(
                        "items",
                        texts(
                                shipments,
                                each -> Wire.mapper().writeValueAsString(each.event().items())))
                .update();
    }

    void end(List<Happened<OrderEvent.ShipmentEnded>> ends) {
        if (ends.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update orders.shipment s set state = v.state
                        from unnest(:ids::uuid[], :states::text[]) as v (id, state)
                        where s.shipment_id = v.id
                        """)
                .param("ids", uuids(ends, each -> each.event().shipmentId()))
                .param("states", texts(ends, each -> each.event().state().name()))
                .update();
    }
}
