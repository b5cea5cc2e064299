package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Units of one product that travel. */
public record ShipmentItem(UUID productId, int quantity) {

    public ShipmentItem {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
        guard.check();
    }
}
