package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that units of an order stay in the warehouse: all that are not packed yet, or these. Asked
 * again with the same stopId, it is answered as before.
 *
 * <p>Told by orders, heard by the warehouse.
 */
public record StopFulfilment(
        UUID orderId,
        UUID fulfilmentId,
        @Nullable List<ProductUnits> items,
        String reason,
        @Nullable UUID stopId) {

    public StopFulfilment {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("fulfilmentId", fulfilmentId);
        items = guard.listIfGiven("items", items);
        guard.text("reason", reason, 1, 250);
        guard.check();
    }
}
