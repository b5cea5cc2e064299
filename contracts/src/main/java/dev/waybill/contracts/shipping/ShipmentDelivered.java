package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment carried has reached the door: all of it, or what the parcels say.
 *
 * <p>Told by shipping, heard by orders.
 */
public record ShipmentDelivered(
        UUID shipmentId,
        UUID orderId,
        Instant deliveredAt,
        @Nullable String signedBy,
        @Nullable UUID fulfilmentId,
        @Nullable List<ShipmentItem> items,
        @Nullable List<ShippedParcel> parcels) {

    public ShipmentDelivered {
        var guard = new Guard();
        guard.given("shipmentId", shipmentId);
        guard.given("orderId", orderId);
        deliveredAt = guard.time("deliveredAt", deliveredAt);
        guard.textIfGiven("signedBy", signedBy, 0, 250);
        items = guard.listIfGiven("items", items);
        parcels = guard.listIfGiven("parcels", parcels);
        guard.check();
    }
}
