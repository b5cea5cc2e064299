package dev.waybill.returns;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of orders. An order's row is the lock of everything about its returns. */
class SoldOrders {

    private final Database database;

    SoldOrders(Database database) {
        this.database = database;
    }

    private record Row(
            UUID id, UUID customerId, String currency, UUID journeyId, @Nullable UUID paymentId) {}

    private record ItemRow(UUID orderId, SoldItem item) {}

    /** Those of the given ids that are known, locked in sorted order. */
    List<SoldOrder> lock(Collection<UUID> ids) {
        return read(ids, "for update");
    }

    Optional<SoldOrder> find(UUID id) {
        return read(List.of(id), "").stream().findFirst();
    }

    private List<SoldOrder> read(Collection<UUID> ids, String lock) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var rows =
                database.sql(
                                """
                                select * from returns.sold
                                where order_id = any (:ids::uuid[]) order by order_id
                                """
                                        + lock)
                        .param("ids", Database.uuids(ids))
                        .query((row, _) ->
                                new Row(
                                        Columns.id(row, "order_id"),
                                        Columns.id(row, "customer_id"),
                                        row.getString("currency"),
                                        Columns.id(row, "journey_id"),
                                        Columns.idIfAny(row, "payment_id")))
                        .list();
        var items = items(ids);
        return rows.stream()
                .map(row ->
                        new SoldOrder(
                                row.id(),
                                row.customerId(),
                                row.currency(),
                                row.journeyId(),
                                row.paymentId(),
                                items.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** What was lost, paid back and then found is at the door, but it was not sold. */
    private Map<UUID, List<SoldItem>> items(Collection<UUID> ids) {
        return database
                .sql(
                        """
                        select s.order_id, i.*, least(coalesce(a.delivered, 0), i.quantity) as delivered,
                          a.delivered_at
                        from returns.sold s
                        cross join unnest(s.product_ids, s.skus, s.quantities, s.amounts)
                          as i (product_id, sku, quantity, amount)
                        left join returns.arrived a
                          on a.order_id = s.order_id and a.product_id = i.product_id
                        where s.order_id = any (:ids::uuid[]) order by s.order_id, i.product_id
                        """)
                .param("ids", Database.uuids(ids))
                .query((row, _) ->
                        new ItemRow(
                                Columns.id(row, "order_id"),
                                new SoldItem(
                                        Columns.id(row, "product_id"),
                                        row.getString("sku"),
                                        row.getInt("quantity"),
                                        row.getLong("amount"),
                                        row.getInt("delivered"),
                                        Columns.timeIfAny(row, "delivered_at"))))
                .list()
                .stream()
                .collect(groupingBy(ItemRow::orderId, mapping(ItemRow::item, toList())));
    }

    /** How many units of a product of an order are in returns now. */
    record Returned(UUID orderId, UUID productId, int units) {}

    /** The table guards itself: a unit that was not delivered cannot be returned. */
    void saveReturned(Collection<Returned> all) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update returns.arrived i set returned = c.units
                        from unnest(:orders::uuid[], :products::uuid[], :units::int[])
                          as c (order_id, product_id, units)
                        where i.order_id = c.order_id and i.product_id = c.product_id
                          and i.returned <> c.units
                        """)
                .param("orders", Database.uuids(all, Returned::orderId))
                .param("products", Database.uuids(all, Returned::productId))
                .param("units", Database.ints(all, Returned::units))
                .update();
    }
}
