package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was picked of an order is in parcels.
 *
 * <p>Told by the warehouse, heard by orders and notifications.
 *
 * @param collectAt the place where its customer fetches it; none if it is sent
 */
public record OrderPacked(
        UUID orderId,
        @Nullable UUID pickingJobId,
        @Nullable Integer parcelCount,
        Instant packedAt,
        @Nullable UUID fulfilmentId,
        @Nullable List<Parcel> parcels,
        @Nullable String collectAt) {

    public OrderPacked {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.rangeIfGiven("parcelCount", parcelCount, 1, Guard.MOST_UNITS);
        packedAt = guard.time("packedAt", packedAt);
        parcels = guard.listIfGiven("parcels", parcels);
        guard.textIfGiven("collectAt", collectAt, 1, 64);
        guard.check();
    }
}
