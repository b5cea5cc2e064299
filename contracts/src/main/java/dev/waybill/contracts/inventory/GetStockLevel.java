package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Asks how much of a product there is. */
public record GetStockLevel(UUID productId) {

    public GetStockLevel {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.check();
    }
}
