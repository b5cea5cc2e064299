package dev.waybill.returns;

import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductUpdated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is heard about one product.
 *
 * @param category none if nothing is said about it
 */
record ProductNews(UUID productId, @Nullable String category) {

    static ProductNews of(ProductCreated fact) {
        return new ProductNews(fact.product().productId(), fact.product().category());
    }

    static ProductNews of(ProductUpdated fact) {
        return new ProductNews(fact.productId(), fact.changes().category());
    }
}
