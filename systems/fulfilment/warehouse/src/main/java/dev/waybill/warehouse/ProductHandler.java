package dev.waybill.warehouse;

import static java.util.stream.Collectors.toSet;

import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.UUID;

/** Keeps what the warehouse knows of products. */
final class ProductHandler implements BatchHandler<ProductNews> {

    private final ShelfProducts products;
    private final Signals signals;

    ProductHandler(ShelfProducts products, Signals signals) {
        this.products = products;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<ProductNews> batch, Outbox outbox) {
        var touched = batch.bodies().map(ProductNews::productId).collect(toSet());
        var known = new HashMap<UUID, ShelfProduct>(products.lock(touched));
        batch.bodies()
                .forEach(news ->
                        known.put(
                                news.productId(),
                                news.after(
                                        known.getOrDefault(
                                                news.productId(),
                                                ShelfProduct.unheardOf(news.productId())))));
        products.save(known.values());
        outbox.afterCommit(() -> touched.forEach(signals::raise));
    }
}
