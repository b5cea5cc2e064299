package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shipment, or a parcel of it, did not arrive. After FAILED_DELIVERY it is tried again; the other
 * reasons are the end of what is named: other parcels still arrive.
 *
 * <p>Told by shipping, heard by orders.
 *
 * @param items what is in these parcels; of one among several it may not be known
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
