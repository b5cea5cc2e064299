package dev.waybill.carts;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import java.util.Objects;
import java.util.UUID;

/**
 * What carts know of a product.
 *
 * @param price minor units of {@code currency}
 */
record ProductSnapshot(
        UUID id, String sku, String name, long price, String currency, ProductStatus status) {

    static ProductSnapshot of(Product product) {
        return new ProductSnapshot(
                product.productId(),
                product.sku(),
                product.name(),
                product.price(),
                product.currency(),
                product.status());
    }

    ProductSnapshot with(Changes changes) {
        return new ProductSnapshot(
                id,
                sku,
                Objects.requireNonNullElse(changes.name(), name),
                Objects.requireNonNullElse(changes.price(), price),
                Objects.requireNonNullElse(changes.currency(), currency),
                Objects.requireNonNullElse(changes.status(), status));
    }
}
