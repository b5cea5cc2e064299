package dev.waybill.returns;

import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.contracts.products.ProductUpdated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product as the catalogue tells it: its category, and what it costs. */
record Product(
        UUID id,
        @Nullable String category,
        String sku,
        String name,
        long price,
        String currency,
        boolean onSale) {

    Product with(ProductUpdated.Changes changes) {
        return new Product(
                id,
                changes.category() == null ? category : changes.category(),
                sku,
                changes.name() == null ? name : changes.name(),
                changes.price() == null ? price : changes.price(),
                changes.currency() == null ? currency : changes.currency(),
                changes.status() == null ? onSale : changes.status() == ProductStatus.ACTIVE);
    }

    Product withdrawn() {
        return new Product(id, category, sku, name, price, currency, false);
    }
}
