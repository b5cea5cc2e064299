package dev.waybill.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.shipping.Parcel.Carried;
import dev.waybill.shipping.Shipment.Sold;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as HTTP shows it.
 *
 * @param cost what the carrier takes, in minor units
 * @param reason why it was refused, or did not arrive
 */
record ShipmentView(
        UUID shipmentId,
        UUID orderId,
        @Nullable UUID fulfilmentId,
        Shipment.State status,
        @Nullable Carrier carrier,
        @Nullable String service,
        @Nullable ServiceLevel wantedService,
        @Nullable Long cost,
        @Nullable String currency,
        @Nullable Instant promisedBy,
        @Nullable LocalDate estimatedDelivery,
        @Nullable String recipientName,
        Destination destination,
        List<ShipmentItem> items,
        List<ParcelView> parcels,
        @Nullable String reason,
        @Nullable String signedBy,
        Instant requestedAt,
        @Nullable Instant labelledAt,
        @Nullable Instant endedAt,
        @JsonIgnore long version) {

    /**
     * A parcel as HTTP shows it.
     *
     * @param failedAttempts at the door
     * @param since when the carrier last said where it is
     */
    record ParcelView(
            UUID parcelId,
            int number,
            Parcel.State status,
            @Nullable String sscc,
            @Nullable String trackingNumber,
            int weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm,
            List<ShipmentItem> items,
            int failedAttempts,
            @Nullable Instant since) {

        static ParcelView of(Parcel parcel) {
            var box = parcel.box();
            var carried = parcel instanceof Carried some ? some : null;
            return new ParcelView(
                    box.parcelId(),
                    box.number(),
                    parcel.state(),
                    box.sscc(),
                    carried == null ? null : carried.label().trackingNumber(),
                    box.weightGrams(),
                    box.lengthMm(),
                    box.widthMm(),
                    box.heightMm(),
                    box.items(),
                    carried == null ? 0 : carried.position().attempts(),
                    carried == null ? null : carried.position().at());
        }
    }

    static ShipmentView of(Dispatch dispatch, long version) {
        var shipment = dispatch.shipment();
        var terms = shipment.terms();
        var row = ShipmentRow.of(shipment, null);
        var sale = shipment instanceof Sold sold ? sold.sale() : null;
        return new ShipmentView(
                terms.shipmentId(),
                terms.orderId(),
                terms.fulfilmentId(),
                shipment.state(),
                sale == null ? terms.carrier() : sale.carrier(),
                sale == null ? null : sale.service(),
                terms.service(),
                sale == null ? null : sale.cost(),
                sale == null ? null : sale.currency(),
                terms.promisedBy(),
                sale == null ? null : sale.estimatedDelivery(),
                terms.recipientName(),
                terms.destination(),
                terms.items(),
                dispatch.parcels().stream().map(ParcelView::of).toList(),
                row.reason(),
                row.signedBy(),
                terms.requestedAt(),
                sale == null ? null : sale.labelledAt(),
                row.endedAt(),
                version);
    }
}
