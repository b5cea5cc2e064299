package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A carrier has labelled every parcel of a shipment: it is on its way.
 *
 * <p>Told by shipping, heard by orders.
 *
 * @param trackingNumber the first parcel's; {@code parcels} has all of them
 */
public record ShipmentCreated(
        UUID shipmentId,
        UUID orderId,
        String trackingNumber,
        @Nullable String carrier,
        @Nullable LocalDate estimatedDelivery,
        Instant createdAt,
        @Nullable UUID fulfilmentId,
        @Nullable List<ShipmentItem> items,
        @Nullable List<ShippedParcel> parcels) {

    public ShipmentCreated {
        var guard = new Guard();
        guard.given("shipmentId", shipmentId);
        guard.given("orderId", orderId);
        guard.text("trackingNumber", trackingNumber, 1, 64);
        guard.textIfGiven("carrier", carrier, 1, 64);
        createdAt = guard.time("createdAt", createdAt);
        items = guard.listIfGiven("items", items);
        parcels = guard.listIfGiven("parcels", parcels);
        guard.check();
    }
}
