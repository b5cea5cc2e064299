package dev.waybill.orders;

import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.util.List;

/** What the warehouses were set to work on. */
final class Fulfilments {

    private final Database database;

    Fulfilments(Database database) {
        this.database = database;
    }

    void open(List<Happened<OrderEvent.Started>> started) {
        if (started.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.fulfilment (fulfilment_id, order_id, nth, warehouse_id, items)
                        select * from unnest(:ids::uuid[], :orders::uuid[], :nths::int[], :warehouses::text[],
                            :items::jsonb[])
                        """)
                .param("ids", uuids(started, each -> each.event().fulfilmentId()))
                .param("orders", uuids(started, each -> each.recorded().orderId()))
                .param("nths", ints(started, each -> each.recorded().version()))
                .param("warehouses", texts(started, each -> each.event().warehouseId()))
                .param(
                        "items",
                        texts(
                                started,
                                each -> Wire.mapper().writeValueAsString(each.event().items())))
                .update();
    }
}
