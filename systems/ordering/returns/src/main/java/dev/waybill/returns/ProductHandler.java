package dev.waybill.returns;

import static java.util.stream.Collectors.toCollection;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.TreeSet;

/** Keeps what returns know of products. */
final class ProductHandler implements BatchHandler<ProductNews> {

    private final Products products;

    ProductHandler(Products products) {
        this.products = products;
    }

    @Override
    public void handle(Batch<ProductNews> batch, Outbox outbox) {
        var ids = batch.bodies().map(ProductNews::productId).collect(toCollection(TreeSet::new));
        var known = new HashMap<>(products.of(ids));
        for (var heard : batch) {
            var news = heard.body();
            var after = news.after(known.get(news.productId()));
            if (after != null) {
                known.put(after.id(), after);
            }
        }
        products.save(known.values());
    }
}
