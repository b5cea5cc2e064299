package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Units of one product in an order. */
public record OrderUnits(UUID productId, int quantity) {

    public OrderUnits {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
        guard.check();
    }
}
