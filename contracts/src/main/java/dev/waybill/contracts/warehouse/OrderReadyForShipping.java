package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.ShippingAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parcels of an order wait for their carrier.
 *
 * <p>Told by the warehouse, heard by shipping.
 */
public record OrderReadyForShipping(
        UUID orderId,
        @Nullable UUID customerId,
        @Nullable Integer parcelCount,
        ShippingAddress shippingAddress,
        Instant readyAt,
        @Nullable UUID fulfilmentId,
        @Nullable String recipientName,
        @Nullable ShippingSpeed service,
        @Nullable Instant promisedBy,
        @Nullable List<Parcel> parcels) {

    public OrderReadyForShipping {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.rangeIfGiven("parcelCount", parcelCount, 1, Guard.MOST_UNITS);
        guard.given("shippingAddress", shippingAddress);
        readyAt = guard.time("readyAt", readyAt);
        guard.textIfGiven("recipientName", recipientName, 1, 250);
        promisedBy = guard.timeIfGiven("promisedBy", promisedBy);
        parcels = guard.listIfGiven("parcels", parcels);
        guard.check();
    }
}
