package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shipment did not arrive. After FAILED_DELIVERY it is tried again; the other reasons are the end
 * of it.
 *
 * <p>Told by shipping, heard by orders.
 */
public record ShipmentFailed(
        UUID shipmentId,
        UUID orderId,
        ShipmentFailure reason,
        Instant failedAt,
        @Nullable UUID fulfilmentId,
        @Nullable List<ShipmentItem> items,
        @Nullable List<ShippedParcel> parcels) {

    public ShipmentFailed {
        var guard = new Guard();
        guard.given("shipmentId", shipmentId);
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        failedAt = guard.time("failedAt", failedAt);
        items = guard.listIfGiven("items", items);
        parcels = guard.listIfGiven("parcels", parcels);
        guard.check();
    }
}
