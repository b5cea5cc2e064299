package dev.waybill.shipping;

import dev.waybill.contracts.shipping.ShipmentItem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A packed parcel, before anybody carries it.
 *
 * @param number from 1, within its shipment
 * @param items what is in it, if that is known
 */
record Box(
        UUID parcelId,
        int number,
        @Nullable String sscc,
        int weightGrams,
        @Nullable Integer lengthMm,
        @Nullable Integer widthMm,
        @Nullable Integer heightMm,
        List<ShipmentItem> items) {

    /** What a parcel weighs of which nothing is known. */
    static final int USUAL_GRAMS = 1_000;

    Box {
        items = List.copyOf(items);
    }
}
