package dev.waybill.shipping;

import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.contracts.shipping.ShipmentItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a shipment was asked to be; it never changes.
 *
 * @param carrier the only one that may be taken
 * @param service as fast as this, or faster
 */
record Terms(
        UUID shipmentId,
        UUID orderId,
        @Nullable UUID fulfilmentId,
        UUID journey,
        @Nullable String recipientName,
        Destination destination,
        @Nullable ServiceLevel service,
        @Nullable Carrier carrier,
        @Nullable Instant promisedBy,
        List<ShipmentItem> items,
        Instant requestedAt) {

    Terms {
        items = List.copyOf(items);
    }
}
