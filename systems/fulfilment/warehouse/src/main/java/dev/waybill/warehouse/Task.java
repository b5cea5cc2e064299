package dev.waybill.warehouse;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.DeliveryMethod;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.contracts.warehouse.ShippingSpeed;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a job is about; it does not change.
 *
 * @param journeyId the correlation id of whatever is told about it later
 * @param dueAt when its parcels have to be ready
 */
record Task(
        UUID jobId,
        UUID fulfilmentId,
        UUID orderId,
        UUID journeyId,
        @Nullable UUID customerId,
        String warehouseId,
        FulfilmentPriority priority,
        DeliveryMethod deliveryMethod,
        @Nullable String recipientName,
        @Nullable ShippingAddress address,
        @Nullable Instant promisedBy,
        Instant dueAt,
        Instant createdAt) {

    /** A fulfilment has one job, however often it is heard of. */
    static UUID jobOf(UUID fulfilmentId) {
        return Ids.derive(fulfilmentId, "picking-job");
    }

    ShippingSpeed service() {
        return switch (priority) {
            case STANDARD -> ShippingSpeed.STANDARD;
            case EXPEDITED -> ShippingSpeed.EXPRESS;
            case SAME_DAY -> ShippingSpeed.NEXT_DAY;
        };
    }
}
