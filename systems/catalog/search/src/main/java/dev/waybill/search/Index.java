package dev.waybill.search;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;

/** What can be found. */
final class Index {

    private final Database database;

    Index(Database database) {
        this.database = database;
    }

    /** Those of the given ids that are in it, locked in sorted order. */
    Map<UUID, Product> lock(Collection<UUID> ids) {
        return database
                .sql(
                        """
                        select * from search.entry where product_id = any (:ids::uuid[])
                        order by product_id for update
                        """)
                .param("ids", Database.uuids(ids))
                .query(Index::product)
                .list()
                .stream()
                .collect(toMap(Product::productId, identity()));
    }

    void save(Collection<Product> products) {
        if (products.isEmpty()) {
            return;
        }
        var rows = products.stream().sorted(Comparator.comparing(Product::productId)).toList();
        database.sql(
                        """
                        insert into search.entry (product_id, sku, name, description, price, currency, category,
                          status, document, grams)
                        select id, sku, name, description, price, currency, category, status,
                          setweight(to_tsvector('simple', title), 'A')
                            || setweight(to_tsvector('simple', sort), 'B')
                            || setweight(to_tsvector('simple', prose), 'D'),
                          string_to_array(grams, chr(10))
                        from unnest(:ids::uuid[], :skus::text[], :names::text[], :descriptions::text[],
                          :prices::bigint[], :currencies::text[], :categories::text[], :statuses::text[],
                          :titles::text[], :sorts::text[], :proses::text[], :grams::text[])
                          as c (id, sku, name, description, price, currency, category, status, title, sort, prose, grams)
                        on conflict (product_id) do update
                        set sku = excluded.sku, name = excluded.name, description = excluded.description,
                          price = excluded.price, currency = excluded.currency, category = excluded.category,
                          status = excluded.status, document = excluded.document, grams = excluded.grams
                        """)
                .param("ids", Database.uuids(rows, Product::productId))
                .param("skus", Database.texts(rows, Product::sku))
                .param("names", Database.texts(rows, Product::name))
                .param("descriptions", Database.texts(rows, Product::description))
                .param("prices", Database.longs(rows, Product::price))
                .param("currencies", Database.texts(rows, Product::currency))
                .param("categories", Database.texts(rows, Product::category))
                .param("statuses", Database.texts(rows, row -> row.status().name()))
                .param("titles", Database.texts(rows, row -> title(row).text()))
                .param("sorts", Database.texts(rows, row -> Words.of(row.category()).text()))
                .param("proses", Database.texts(rows, row -> Words.of(row.description()).text()))
                .param("grams", Database.texts(rows, Index::grams))
                .update();
    }

    void remove(Collection<UUID> gone) {
        if (gone.isEmpty()) {
            return;
        }
        database.sql("delete from search.entry where product_id = any (:ids::uuid[])")
                .param("ids", Database.uuids(gone))
                .update();
    }

    private static Words title(Product product) {
        return Words.of(product.name() + " " + product.sku());
    }

    private static String grams(Product product) {
        var words = Words.of(product.name() + " " + product.sku() + " " + product.category());
        return String.join("\n", words.grams());
    }

    private static Product product(ResultSet row, int index) throws SQLException {
        return new Product(
                row.getObject("product_id", UUID.class),
                row.getString("sku"),
                row.getString("name"),
                row.getString("description"),
                row.getLong("price"),
                row.getString("currency"),
                row.getString("category"),
                ProductStatus.valueOf(row.getString("status")));
    }
}
