package dev.waybill.contracts.products;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Asks for one product. */
public record GetProduct(UUID productId) {

    public GetProduct {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.check();
    }
}
