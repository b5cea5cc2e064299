package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new product. The price is in minor units. The answer is its product-created fields.
 */
public record CreateProduct(
        String sku,
        String name,
        @Nullable String description,
        long price,
        String currency,
        @Nullable String category,
        @Nullable ProductStatus status) {

    public CreateProduct {
        var guard = new Guard();
        guard.text("sku", sku, 1, 64);
        guard.text("name", name, 1, 250);
        guard.proseIfGiven("description", description, 5000);
        guard.money("price", price);
        guard.currency("currency", currency);
        guard.textIfGiven("category", category, 0, 128);
        guard.check();
    }
}
