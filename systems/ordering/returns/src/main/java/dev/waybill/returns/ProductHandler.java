package dev.waybill.returns;

import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.UUID;

/** Keeps which category each product is of. */
final class ProductHandler implements BatchHandler<ProductNews> {

    private final Products products;

    ProductHandler(Products products) {
        this.products = products;
    }

    @Override
    public void handle(Batch<ProductNews> batch, Outbox outbox) {
        var last = new HashMap<UUID, String>();
        for (var heard : batch) {
            var category = heard.body().category();
            if (category != null) {
                last.put(heard.body().productId(), category);
            }
        }
        products.save(last);
    }
}
