package dev.waybill.shipping;

import dev.waybill.contracts.shipping.ServiceLevel;
import java.time.Instant;

/**
 * What a carrier would take for a shipment.
 *
 * @param service the carrier's own name for it
 * @param cost in minor units
 * @param arrives when the carrier says that it will be at the door
 */
record Offer(
        Carrier carrier,
        String service,
        ServiceLevel level,
        long cost,
        String currency,
        Instant arrives) {}
