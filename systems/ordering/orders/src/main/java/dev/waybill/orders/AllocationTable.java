package dev.waybill.orders;

import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Where the units of orders lie: our copy of what inventory says, of the few that need one. */
final class AllocationTable {

    private static final TypeReference<List<Allocation>> ITEMS = new TypeReference<>() {};

    private final Database database;

    AllocationTable(Database database) {
        this.database = database;
    }

    Map<UUID, Sources> of(Collection<UUID> orderIds) {
        var found = new HashMap<UUID, Sources>();
        if (!orderIds.isEmpty()) {
            database.sql("select * from orders.allocation where order_id = any (:orders::uuid[])")
                    .param("orders", uuids(orderIds))
                    .query((row, _) ->
                            found.put(
                                    OrderRow.id(row, "order_id"),
                                    new Sources(
                                            Wire.mapper()
                                                    .readValue(row.getString("items"), ITEMS))))
                    .list();
        }
        return found;
    }

    void save(Map<UUID, Sources> changed) {
        if (changed.isEmpty()) {
            return;
        }
        var rows = List.copyOf(new TreeMap<>(changed).entrySet());
        database.sql(
                        """
                        insert into orders.allocation (order_id, items)
                        select * from unnest(:orders::uuid[], :items::jsonb[])
                        on conflict (order_id) do update set items = excluded.items
                        """)
                .param("orders", uuids(rows, Map.Entry::getKey))
                .param(
                        "items",
                        texts(
                                rows,
                                each -> Wire.mapper().writeValueAsString(each.getValue().all())))
                .update();
    }
}
