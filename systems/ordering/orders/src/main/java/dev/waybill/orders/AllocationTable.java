package dev.waybill.orders;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.Wire;
import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.platform.Database;
import java.time.Instant;
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

    /**
     * @param unclaimed when it is to be looked whether they are an order's: those of no order yet
     */
    void save(Map<UUID, Sources> changed, Map<UUID, Instant> unclaimed) {
        if (changed.isEmpty()) {
            return;
        }
        var rows = List.copyOf(new TreeMap<>(changed).entrySet());
        database.sql(
                        """
                        insert into orders.allocation (order_id, items, check_at)
                        select * from unnest(:orders::uuid[], :items::jsonb[], :checks::timestamptz[])
                        on conflict (order_id) do update
                        set items = excluded.items, check_at = excluded.check_at
                        """)
                .param("orders", uuids(rows, Map.Entry::getKey))
                .param(
                        "items",
                        texts(
                                rows,
                                each -> Wire.mapper().writeValueAsString(each.getValue().all())))
                .param("checks", instants(rows, each -> unclaimed.get(each.getKey())))
                .update();
    }

    /** What was held for checkouts that came to nothing is dropped; the rest is looked at once. */
    int forgetUnclaimed(Instant now, int most) {
        return database.sql(
                        """
                        with due as (
                            select a.order_id, exists (
                                select from orders.orders o
                                where o.order_id = a.order_id and o.stage <> 'FORBIDDEN') as claimed
                            from orders.allocation a
                            where a.check_at <= :now order by a.check_at limit :most for update skip locked),
                        gone as (
                            delete from orders.allocation a using due d
                            where a.order_id = d.order_id and not d.claimed),
                        kept as (
                            update orders.allocation a set check_at = null from due d
                            where a.order_id = d.order_id and d.claimed)
                        select count(*) from due
                        """)
                .param("now", time(now))
                .param("most", most)
                .query(Integer.class)
                .single();
    }
}
