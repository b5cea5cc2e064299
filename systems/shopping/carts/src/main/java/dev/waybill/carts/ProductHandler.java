package dev.waybill.carts;

import static java.util.stream.Collectors.toSet;

import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Outbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what carts know of products. */
final class ProductHandler implements BatchHandler<ProductNews> {

    private final ProductSnapshots products;
    private final Signals signals;

    ProductHandler(ProductSnapshots products, Signals signals) {
        this.products = products;
        this.signals = signals;
    }

    @Override
    public void handle(Batch<ProductNews> batch, Outbox outbox) {
        var touched = batch.bodies().map(ProductNews::productId).collect(toSet());
        var known = new HashMap<>(products.find(touched));
        batch.bodies().forEach(news -> learn(news, known));
        products.save(List.copyOf(known.values()));
        products.delete(touched.stream().filter(id -> !known.containsKey(id)).toList());
        outbox.afterCommit(() -> touched.forEach(signals::raise));
    }

    private static void learn(ProductNews news, Map<UUID, ProductSnapshot> known) {
        var before = Optional.ofNullable(known.get(news.productId()));
        news.after(before)
                .ifPresentOrElse(
                        product -> known.put(product.id(), product),
                        () -> known.remove(news.productId()));
    }
}
