package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that units which have left be taken out of what is held. Asked twice for one shipment, it is
 * done once. What the named place does not hold of them is taken from the others.
 *
 * <p>Told by orders, heard by inventory.
 */
public record ShipInventory(
        UUID reservationId,
        @Nullable UUID orderId,
        UUID shipmentId,
        List<StockLine> items,
        @Nullable String locationId) {

    public ShipInventory {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        guard.given("shipmentId", shipmentId);
        items = guard.list("items", items, 1);
        guard.textIfGiven("locationId", locationId, 1, 64);
        guard.check();
    }
}
