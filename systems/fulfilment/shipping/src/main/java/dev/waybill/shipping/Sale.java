package dev.waybill.shipping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What was bought of a carrier. */
record Sale(
        Carrier carrier,
        String service,
        String carrierShipment,
        long cost,
        String currency,
        Instant arrives,
        Instant labelledAt) {

    static Sale of(Offer offer, Reply.Labels labels, Instant now) {
        return new Sale(
                labels.carrier(),
                offer.service(),
                labels.carrierShipment(),
                labels.cost(),
                labels.currency(),
                offer.arrives(),
                now);
    }

    LocalDate estimatedDelivery() {
        return arrives.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
