package dev.waybill.shipping;

import dev.waybill.contracts.shipping.Destination;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of carriers: each is kept as a row before it is. */
sealed interface Question {

    /**
     * What a carrier must know of a shipment.
     *
     * @param sender of what comes back; none: it goes out from here
     */
    record Freight(
            UUID shipmentId,
            @Nullable String recipientName,
            Destination destination,
            List<Size> parcels,
            @Nullable Party sender) {

        public Freight {
            parcels = List.copyOf(parcels);
        }

        static Freight of(Terms terms, List<Parcel> parcels) {
            return new Freight(
                    terms.shipmentId(),
                    terms.recipientName(),
                    terms.destination(),
                    parcels.stream().map(parcel -> Size.of(parcel.box())).toList(),
                    null);
        }
    }

    /** A parcel as a carrier sees it. */
    record Size(
            int grams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {

        static Size of(Box box) {
            return new Size(box.weightGrams(), box.lengthMm(), box.widthMm(), box.heightMm());
        }
    }

    /**
     * @param carrier the only one to ask; none: all
     */
    record Rate(Freight freight, @Nullable Carrier carrier) implements Question {}

    record BuyLabels(Freight freight, Offer offer) implements Question {}

    /** Labels that nobody wants any more. */
    record VoidLabels(Carrier carrier, String carrierShipment) implements Question {}

    /** Where parcels are of which nothing has been heard for some time. */
    record Track(Carrier carrier, List<String> trackingNumbers) implements Question {
        public Track {
            trackingNumbers = List.copyOf(trackingNumbers);
        }
    }
}
