package dev.waybill.search;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.products.Product;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;

/** Keeps the index as products are. */
final class IndexHandler implements BatchHandler<ProductNews> {

    private final Index index;

    IndexHandler(Index index) {
        this.index = index;
    }

    @Override
    public void handle(Batch<ProductNews> batch, Outbox outbox) {
        var touched = batch.bodies().map(ProductNews::productId).collect(toSet());
        var known = new HashMap<UUID, Product>(index.lock(touched));
        for (var heard : batch) {
            var news = heard.body();
            var now = news.after(known.get(news.productId()));
            if (now == null) {
                known.remove(news.productId());
            } else {
                known.put(news.productId(), now);
            }
        }
        index.save(known.values());
        var gone = new ArrayList<>(touched);
        gone.removeAll(known.keySet());
        index.remove(gone);
    }
}
