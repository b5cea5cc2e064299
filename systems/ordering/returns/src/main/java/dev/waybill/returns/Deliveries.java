package dev.waybill.returns;

import dev.waybill.platform.Database;
import dev.waybill.returns.SoldNews.Delivered;
import dev.waybill.returns.SoldNews.Shipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes what is said about shipments, and counts what of an order has been delivered. */
final class Deliveries {

    private final Database database;

    Deliveries(Database database) {
        this.database = database;
    }

    private record Moved(
            UUID shipmentId, UUID orderId, UUID productId, int units, @Nullable Instant at) {}

    void ship(List<Shipped> all) {
        var sent = new ArrayList<Moved>();
        for (var each : all) {
            sent.addAll(moved(each.shipmentId(), each.orderId(), each.items(), null));
            if (each.items().isEmpty()) {
                shipTheRest(each.shipmentId(), each.orderId());
            }
        }
        insert(sent, "on conflict do nothing");
    }

    /** A carrier that does not say what it carries: all that nobody else does. */
    private void shipTheRest(UUID shipmentId, UUID orderId) {
        database.sql(
                        """
                        insert into returns.delivery (shipment_id, product_id, order_id, sent)
                        select :shipment, i.product_id, s.order_id, i.quantity - coalesce(d.sent, 0)
                        from returns.sold s
                        cross join unnest(s.product_ids, s.quantities) as i (product_id, quantity)
                        left join lateral (
                          select sum(sent) as sent from returns.delivery
                          where order_id = s.order_id and product_id = i.product_id) d on true
                        where s.order_id = :order and i.quantity > coalesce(d.sent, 0)
                          and not exists (select from returns.delivery where shipment_id = :shipment)
                        """)
                .param("shipment", shipmentId)
                .param("order", orderId)
                .update();
    }

    /** What a shipment says it brought, or all that it carried. */
    void deliver(List<Delivered> all) {
        var brought = new ArrayList<Moved>();
        for (var each : all) {
            brought.addAll(moved(each.shipmentId(), each.orderId(), each.items(), each.at()));
            if (each.items().isEmpty()) {
                shipTheRest(each.shipmentId(), each.orderId());
                deliverAll(each);
            }
        }
        insert(
                brought,
                """
                on conflict (shipment_id, product_id) do update
                set sent = greatest(delivery.sent, excluded.sent),
                  delivered = greatest(delivery.delivered, excluded.delivered),
                  delivered_at = coalesce(delivery.delivered_at, excluded.delivered_at)
                """);
    }

    private void deliverAll(Delivered each) {
        database.sql(
                        """
                        update returns.delivery set delivered = sent, delivered_at = :at
                        where shipment_id = :shipment and delivered < sent
                        """)
                .param("shipment", each.shipmentId())
                .param("at", Database.time(each.at()))
                .update();
    }

    private void insert(List<Moved> all, String ifKnown) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.delivery
                          (shipment_id, product_id, order_id, sent, delivered, delivered_at)
                        select distinct on (shipment_id, product_id) shipment_id, product_id, order_id,
                          units, case when at is null then 0 else units end, at
                        from unnest(:shipments::uuid[], :products::uuid[], :orders::uuid[], :units::int[],
                          :times::timestamptz[]) as d (shipment_id, product_id, order_id, units, at)
                        order by shipment_id, product_id, d.units desc
                        """
                                + ifKnown)
                .param("shipments", Database.uuids(all, Moved::shipmentId))
                .param("products", Database.uuids(all, Moved::productId))
                .param("orders", Database.uuids(all, Moved::orderId))
                .param("units", Database.ints(all, Moved::units))
                .param("times", Database.instants(all, Moved::at))
                .update();
    }

    /** A shipment may have been heard of before its order: so this is asked of both. */
    void count(Collection<UUID> orders) {
        database.sql(
                        """
                        insert into returns.arrived (order_id, product_id, delivered, delivered_at)
                        select d.order_id, d.product_id, sum(d.delivered), max(d.delivered_at)
                        from returns.delivery d
                        where d.order_id = any (:orders::uuid[]) and d.delivered > 0
                          and exists (select from returns.sold s where s.order_id = d.order_id)
                        group by d.order_id, d.product_id order by d.order_id, d.product_id
                        on conflict (order_id, product_id) do update
                        set delivered = excluded.delivered, delivered_at = excluded.delivered_at
                        where (arrived.delivered, arrived.delivered_at)
                          is distinct from (excluded.delivered, excluded.delivered_at)
                        """)
                .param("orders", Database.uuids(orders))
                .update();
    }

    private static List<Moved> moved(
            UUID shipment, UUID order, Map<UUID, Integer> items, @Nullable Instant at) {
        return items.entrySet().stream()
                .map(each -> new Moved(shipment, order, each.getKey(), each.getValue(), at))
                .toList();
    }
}
