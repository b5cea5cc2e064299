package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A product of the catalogue. The price is in minor units of the currency. */
public record Product(
        UUID productId,
        String sku,
        String name,
        @Nullable String description,
        long price,
        String currency,
        @Nullable String category,
        ProductStatus status) {

    public Product {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.text("sku", sku, 1, 64);
        guard.text("name", name, 1, 250);
        guard.proseIfGiven("description", description, 5000);
        guard.money("price", price);
        guard.currency("currency", currency);
        guard.textIfGiven("category", category, 0, 128);
        guard.given("status", status);
        guard.check();
    }
}
