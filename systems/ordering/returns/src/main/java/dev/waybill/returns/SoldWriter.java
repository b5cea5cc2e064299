package dev.waybill.returns;

import dev.waybill.platform.Database;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.returns.SoldNews.Amended;
import dev.waybill.returns.SoldNews.Confirmed;
import dev.waybill.returns.SoldNews.Created;
import dev.waybill.returns.SoldNews.Sold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Writes what is said about orders. Each statement can be run again: it says the same. */
final class SoldWriter {

    private final Database database;

    SoldWriter(Database database) {
        this.database = database;
    }

    private record Line(UUID orderId, Sold sold) {}

    void lock(Collection<UUID> orders) {
        database.sql(
                        """
                        select order_id from returns.sold
                        where order_id = any (:orders::uuid[]) order by order_id for update
                        """)
                .param("orders", Database.uuids(orders))
                .query((row, _) -> Columns.id(row, "order_id"))
                .list();
    }

    void create(List<Heard<Created>> all) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.sold (order_id, customer_id, currency, journey_id)
                        select * from unnest(:orders::uuid[], :customers::uuid[], :currencies::text[],
                          :journeys::uuid[]) as s (order_id)
                        order by order_id on conflict do nothing
                        """)
                .param("orders", Database.uuids(all, each -> each.body().orderId()))
                .param("customers", Database.uuids(all, each -> each.body().customerId()))
                .param("currencies", Database.texts(all, each -> each.body().currency()))
                .param("journeys", Database.uuids(all, each -> each.origin().correlationId()))
                .update();
        var lines = new ArrayList<Line>();
        all.forEach(each -> lines.addAll(lines(each.body().orderId(), each.body().items())));
        items(lines, "on conflict do nothing");
    }

    private void items(List<Line> lines, String ifKnown) {
        if (lines.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.sold_item (order_id, product_id, sku, quantity, amount)
                        select i.* from unnest(:orders::uuid[], :products::uuid[], :skus::text[],
                          :quantities::int[], :amounts::bigint[]) as i (order_id, product_id)
                        where exists (select from returns.sold s where s.order_id = i.order_id)
                        order by i.order_id, i.product_id
                        """
                                + ifKnown)
                .param("orders", Database.uuids(lines, Line::orderId))
                .param("products", Database.uuids(lines, each -> each.sold().productId()))
                .param("skus", Database.texts(lines, each -> each.sold().sku()))
                .param("quantities", Database.ints(lines, each -> each.sold().quantity()))
                .param("amounts", Database.longs(lines, each -> each.sold().amount()))
                .update();
    }

    void confirm(List<Confirmed> all) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update returns.sold s set payment_id = c.payment_id
                        from unnest(:orders::uuid[], :payments::uuid[]) as c (order_id, payment_id)
                        where s.order_id = c.order_id and s.payment_id is distinct from c.payment_id
                        """)
                .param("orders", Database.uuids(all, Confirmed::orderId))
                .param("payments", Database.uuids(all, Confirmed::paymentId))
                .update();
    }

    /** An order has now what it says, and of all else nothing. */
    void amend(List<Amended> all) {
        var newer = newer(all);
        if (newer.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update returns.sold_item set quantity = 0, amount = 0
                        where order_id = any (:orders::uuid[])
                        """)
                .param("orders", Database.uuids(newer, Amended::orderId))
                .update();
        var lines = new ArrayList<Line>();
        newer.forEach(
                each -> lines.addAll(lines(each.orderId(), Objects.requireNonNull(each.items()))));
        items(
                lines,
                """
                on conflict (order_id, product_id) do update
                set quantity = excluded.quantity, amount = excluded.amount
                """);
    }

    private List<Amended> newer(List<Amended> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var moved =
                database.sql(
                                """
                                update returns.sold s set revision = c.revision
                                from unnest(:orders::uuid[], :revisions::int[]) as c (order_id, revision)
                                where s.order_id = c.order_id and s.revision < c.revision
                                returning s.order_id
                                """)
                        .param("orders", Database.uuids(all, Amended::orderId))
                        .param("revisions", Database.ints(all, Amended::revision))
                        .query((row, _) -> Columns.id(row, "order_id"))
                        .set();
        return all.stream().filter(each -> moved.contains(each.orderId())).toList();
    }

    private static List<Line> lines(UUID orderId, List<Sold> items) {
        return items.stream().map(item -> new Line(orderId, item)).toList();
    }
}
