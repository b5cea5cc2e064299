package dev.waybill.orders;

import static dev.waybill.platform.Database.longs;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.platform.Database;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table of products as orders know them, kept from the products' own events. */
final class ProductCopies implements BatchHandler<ProductNews> {

    private final Database database;

    ProductCopies(Database database) {
        this.database = database;
    }

    @Override
    public void handle(Batch<ProductNews> batch, Outbox outbox) {
        var touched = batch.bodies().map(ProductNews::productId).collect(Collectors.toSet());
        var known = new HashMap<>(find(touched));
        batch.bodies().forEach(news -> learn(news, known));
        save(known.values());
        forget(touched.stream().filter(id -> !known.containsKey(id)).toList());
    }

    private static void learn(ProductNews news, Map<UUID, ProductCopy> known) {
        switch (news) {
            case ProductNews.Arrived(var event) ->
                    known.put(news.productId(), ProductCopy.of(event.product()));
            case ProductNews.Changed(var event) ->
                    known.computeIfPresent(
                            news.productId(), (_, product) -> product.with(event.changes()));
            case ProductNews.Left _ -> known.remove(news.productId());
        }
    }

    Map<UUID, ProductCopy> find(Collection<UUID> productIds) {
        var found = new HashMap<UUID, ProductCopy>();
        if (!productIds.isEmpty()) {
            database.sql("select * from orders.product where product_id = any (:ids::uuid[])")
                    .param("ids", uuids(productIds))
                    .query((row, _) ->
                            new ProductCopy(
                                    OrderRow.id(row, "product_id"),
                                    row.getString("sku"),
                                    row.getString("name"),
                                    row.getLong("price"),
                                    row.getString("currency"),
                                    ProductStatus.valueOf(row.getString("status"))))
                    .list()
                    .forEach(product -> found.put(product.id(), product));
        }
        return found;
    }

    private void save(Collection<ProductCopy> products) {
        if (products.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        insert into orders.product (product_id, sku, name, price, currency, status)
                        select * from unnest(:ids::uuid[], :skus::text[], :names::text[], :prices::bigint[],
                            :currencies::text[], :statuses::text[]) as p (id, sku, name, price, currency, status)
                        order by id
                        on conflict (product_id) do update
                        set sku = excluded.sku, name = excluded.name, price = excluded.price,
                            currency = excluded.currency, status = excluded.status
                        """)
                .param("ids", uuids(products, ProductCopy::id))
                .param("skus", texts(products, ProductCopy::sku))
                .param("names", texts(products, ProductCopy::name))
                .param("prices", longs(products, ProductCopy::price))
                .param("currencies", texts(products, ProductCopy::currency))
                .param("statuses", texts(products, product -> product.status().name()))
                .update();
    }

    private void forget(Collection<UUID> productIds) {
        if (!productIds.isEmpty()) {
            database.sql("delete from orders.product where product_id = any (:ids::uuid[])")
                    .param("ids", uuids(productIds))
                    .update();
        }
    }
}
