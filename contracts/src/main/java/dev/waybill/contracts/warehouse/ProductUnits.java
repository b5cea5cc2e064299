package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Units of one product. */
public record ProductUnits(UUID productId, int quantity) {

    public ProductUnits {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
        guard.check();
    }
}
