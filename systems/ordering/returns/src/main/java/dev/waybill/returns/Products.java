package dev.waybill.returns;

import dev.waybill.platform.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The categories of products, as the catalogue tells them. */
final class Products {

    private final Database database;

    Products(Database database) {
        this.database = database;
    }

    void save(Map<UUID, String> categories) {
        if (categories.isEmpty()) {
            return;
        }
        var rows = categories.entrySet();
        database.sql(
                        """
                        insert into returns.product (product_id, category)
                        select * from unnest(:products::uuid[], :categories::text[]) as p (product_id)
                        order by product_id
                        on conflict (product_id) do update set category = excluded.category
                        """)
                .param("products", Database.uuids(rows, Map.Entry::getKey))
                .param("categories", Database.texts(rows, Map.Entry::getValue))
                .update();
    }

    /** Of those that have one. */
    Map<UUID, String> categories(Collection<UUID> products) {
        var found = new HashMap<UUID, String>();
        if (!products.isEmpty()) {
            database.sql(
                            """
                            select product_id, category from returns.product
                            where product_id = any (:products::uuid[])
                            """)
                    .param("products", Database.uuids(products))
                    .query(row -> {
                        found.put(Columns.id(row, "product_id"), row.getString("category"));
                    });
        }
        return found;
    }
}
