package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that an order, or a part of it, be sent: rated, labelled and handed to a carrier.
 *
 * <p>Told by whoever has something to send, heard by shipping.
 *
 * @param carrier the only carrier that may be taken; without it the cheapest one that keeps the
 *     promise
 * @param parcelCount how many parcels, if {@code parcels} does not say more
 */
public record CreateShipment(
        UUID orderId,
        @Nullable String carrier,
        @Nullable ServiceLevel service,
        @Nullable Integer parcelCount,
        Destination destination,
        @Nullable UUID shipmentId,
        @Nullable UUID fulfilmentId,
        @Nullable String recipientName,
        @Nullable Instant promisedBy,
        @Nullable List<ParcelToShip> parcels,
        @Nullable List<ShipmentItem> items) {

    /** The most parcels of one shipment. */
    public static final int MOST_PARCELS = 100;

    public CreateShipment {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.textIfGiven("carrier", carrier, 1, 64);
        guard.rangeIfGiven("parcelCount", parcelCount, 1, MOST_PARCELS);
        guard.given("destination", destination);
        guard.textIfGiven("recipientName", recipientName, 1, 250);
        promisedBy = guard.timeIfGiven("promisedBy", promisedBy);
        parcels = guard.listIfGiven("parcels", parcels);
        items = guard.listIfGiven("items", items);
        guard.check();
    }
}
