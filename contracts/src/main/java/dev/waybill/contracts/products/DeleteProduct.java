package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks that a product leave the catalogue. */
public record DeleteProduct(UUID productId, @Nullable DeletionReason reason) {

    public DeleteProduct {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.check();
    }
}
