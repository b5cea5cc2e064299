package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks that a product change; what is absent stays as it is. The price is in minor units. */
public record UpdateProduct(
        UUID productId,
        @Nullable String name,
        @Nullable String description,
        @Nullable Long price,
        @Nullable String currency,
        @Nullable String category,
        @Nullable ProductStatus status) {

    public UpdateProduct {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.textIfGiven("name", name, 1, 250);
        guard.proseIfGiven("description", description, 5000);
        guard.moneyIfGiven("price", price);
        guard.codeIfGiven("currency", currency, 3, 'A', 'Z');
        guard.textIfGiven("category", category, 0, 128);
        guard.check();
    }
}
