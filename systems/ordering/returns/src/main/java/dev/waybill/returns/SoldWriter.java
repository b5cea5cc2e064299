package dev.waybill.returns;

import static java.util.stream.Collectors.joining;

import dev.waybill.platform.Database;
import dev.waybill.platform.messaging.Heard;
import dev.waybill.returns.SoldNews.Amended;
import dev.waybill.returns.SoldNews.Created;
import dev.waybill.returns.SoldNews.Sold;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what is said about orders. Each statement can be run again: it says the same. */
final class SoldWriter {

    private final Database database;

    SoldWriter(Database database) {
        this.database = database;
    }

    void lock(Collection<UUID> orders) {
        if (orders.isEmpty()) {
            return;
        }
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
                        insert into returns.sold (order_id, customer_id, currency, journey_id, payment_id,
                          product_ids, skus, quantities, amounts)
                        select order_id, customer_id, currency, journey_id, payment_id, products::uuid[],
                          skus::text[], quantities::int[], amounts::bigint[]
                        from unnest(:orders::uuid[], :customers::uuid[], :currencies::text[],
                          :journeys::uuid[], :payments::uuid[], :products::text[], :skus::text[],
                          :quantities::text[], :amounts::text[])
                          as s (order_id, customer_id, currency, journey_id, payment_id, products, skus,
                            quantities, amounts)
                        order by order_id on conflict do nothing
                        """)
                .param("orders", Database.uuids(all, each -> each.body().orderId()))
                .param("customers", Database.uuids(all, each -> each.body().customerId()))
                .param("currencies", Database.texts(all, each -> each.body().currency()))
                .param("journeys", Database.uuids(all, each -> each.origin().correlationId()))
                .param("payments", Database.uuids(all, each -> each.body().paymentId()))
                .param("products", arrays(all, each -> each.body().items(), Sold::productId))
                .param("skus", arrays(all, each -> each.body().items(), Sold::sku))
                .param("quantities", arrays(all, each -> each.body().items(), Sold::quantity))
                .param("amounts", arrays(all, each -> each.body().items(), Sold::amount))
                .update();
    }

    /** An order has now what it says, and nothing else. */
    void amend(List<Amended> all) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update returns.sold s
                        set revision = c.revision, product_ids = c.products::uuid[], quantities = c.quantities::int[],
                          amounts = c.amounts::bigint[],
                          skus = array(
                            select (select o.sku from unnest(s.product_ids, s.skus) as o (product_id, sku)
                                    where o.product_id = n.product_id)
                            from unnest(c.products::uuid[]) with ordinality as n (product_id, place)
                            order by n.place)
                        from unnest(:orders::uuid[], :revisions::int[], :products::text[], :quantities::text[],
                          :amounts::text[]) as c (order_id, revision, products, quantities, amounts)
                        where s.order_id = c.order_id and s.revision < c.revision
                        """)
                .param("orders", Database.uuids(all, Amended::orderId))
                .param("revisions", Database.ints(all, Amended::revision))
                .param("products", arrays(all, SoldWriter::items, Sold::productId))
                .param("quantities", arrays(all, SoldWriter::items, Sold::quantity))
                .param("amounts", arrays(all, SoldWriter::items, Sold::amount))
                .update();
    }

    private static List<Sold> items(Amended amended) {
        return Objects.requireNonNull(amended.items());
    }

    private static <T> String[] arrays(
            List<T> all, Function<T, List<Sold>> items, Function<Sold, @Nullable Object> of) {
        return Database.texts(
                all,
                each ->
                        items.apply(each).stream()
                                .map(sold -> quoted(of.apply(sold)))
                                .collect(joining(",", "{", "}")));
    }

    private static String quoted(@Nullable Object value) {
        return value instanceof String text
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : String.valueOf(value); // null is NULL, however it is written
    }
}
