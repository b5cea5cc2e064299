package dev.waybill.orders;

import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated.Changes;
import dev.waybill.orders.Offer.NewLine;
import java.util.Objects;
import java.util.UUID;

/**
 * What orders know of a product.
 *
 * @param price in minor units
 */
record ProductCopy(
        UUID id, String sku, String name, long price, String currency, ProductStatus status) {

    static ProductCopy of(Product product) {
        return new ProductCopy(
                product.productId(),
                product.sku(),
                product.name(),
                product.price(),
                product.currency(),
                product.status());
    }

    ProductCopy with(Changes changes) {
        return new ProductCopy(
                id,
                sku,
                Objects.requireNonNullElse(changes.name(), name),
                Objects.requireNonNullElse(changes.price(), price),
                Objects.requireNonNullElse(changes.currency(), currency),
                Objects.requireNonNullElse(changes.status(), status));
    }

    boolean isForSale() {
        return status == ProductStatus.ACTIVE;
    }

    NewLine line(int quantity) {
        return new NewLine(id, quantity, price, sku, name);
    }
}
