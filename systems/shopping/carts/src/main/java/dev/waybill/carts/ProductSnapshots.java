package dev.waybill.carts;

import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The products as carts know them. */
final class ProductSnapshots {

    private final Database database;

    ProductSnapshots(Database database) {
        this.database = database;
    }

    Map<UUID, ProductSnapshot> find(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select * from carts.products where id = any (:ids::uuid[])")
                .param("ids", Database.uuids(ids))
                .query((row, _) ->
                        new ProductSnapshot(
                                row.getObject("id", UUID.class),
                                row.getString("sku"),
                                row.getString("name"),
                                row.getLong("price"),
                                row.getString("currency"),
                                ProductStatus.valueOf(row.getString("status"))))
                .list()
                .stream()
                .collect(toMap(ProductSnapshot::id, Function.identity()));
    }

    void save(List<ProductSnapshot> products) {
        if (products.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into carts.products (id, sku, name, price, currency, status)
                        select * from unnest(:ids::uuid[], :skus::text[], :names::text[],
                          :prices::bigint[], :currencies::text[], :statuses::text[])
                          as p (id, sku, name, price, currency, status)
                        order by id
                        on conflict (id) do update set
                          sku = excluded.sku, name = excluded.name, price = excluded.price,
                          currency = excluded.currency, status = excluded.status
                        """)
                .param("ids", Database.uuids(products, ProductSnapshot::id))
                .param("skus", Database.texts(products, ProductSnapshot::sku))
                .param("names", Database.texts(products, ProductSnapshot::name))
                .param("prices", Database.longs(products, ProductSnapshot::price))
                .param("currencies", Database.texts(products, ProductSnapshot::currency))
                .param("statuses", Database.texts(products, product -> product.status().name()))
                .update();
    }

    void delete(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            database.sql("delete from carts.products where id = any (:ids::uuid[])")
                    .param("ids", Database.uuids(ids))
                    .update();
        }
    }
}
