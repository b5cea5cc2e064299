package dev.waybill.returns;

import static java.util.stream.Collectors.toMap;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What the catalogue tells of products. */
final class Products {

    private final Database database;

    Products(Database database) {
        this.database = database;
    }

    void save(Collection<Product> all) {
        if (all.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into returns.product
                          (product_id, category, sku, name, price, currency, on_sale)
                        select * from unnest(:ids::uuid[], :categories::text[], :skus::text[], :names::text[],
                          :prices::bigint[], :currencies::text[], :onSale::boolean[]) as p (product_id)
                        order by product_id
                        on conflict (product_id) do update set category = excluded.category,
                          sku = excluded.sku, name = excluded.name, price = excluded.price,
                          currency = excluded.currency, on_sale = excluded.on_sale
                        """)
                .param("ids", Database.uuids(all, Product::id))
                .param("categories", Database.texts(all, Product::category))
                .param("skus", Database.texts(all, Product::sku))
                .param("names", Database.texts(all, Product::name))
                .param("prices", Database.longs(all, Product::price))
                .param("currencies", Database.texts(all, Product::currency))
                .param("onSale", Database.texts(all, each -> String.valueOf(each.onSale())))
                .update();
    }

    /** Those that are known. */
    Map<UUID, Product> of(Collection<UUID> products) {
        if (products.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select * from returns.product where product_id = any (:products::uuid[])")
                .param("products", Database.uuids(products))
                .query(Products::read)
                .list()
                .stream()
                .collect(toMap(Product::id, Function.identity()));
    }

    private static Product read(ResultSet row, int index) throws SQLException {
        return new Product(
                Columns.id(row, "product_id"),
                row.getString("category"),
                row.getString("sku"),
                row.getString("name"),
                row.getLong("price"),
                row.getString("currency"),
                row.getBoolean("on_sale"));
    }
}
