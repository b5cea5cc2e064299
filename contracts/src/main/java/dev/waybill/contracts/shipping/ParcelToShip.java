package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One packed parcel that needs a label.
 *
 * @param sscc the number on its licence plate, 18 digits
 */
public record ParcelToShip(
        @Nullable UUID parcelId,
        @Nullable String sscc,
        int weightGrams,
        @Nullable Integer lengthMm,
        @Nullable Integer widthMm,
        @Nullable Integer heightMm,
        @Nullable List<ShipmentItem> items) {

    /** What one parcel may weigh: a tonne. */
    public static final int MOST_GRAMS = 1_000_000;

    /** How long one parcel may be: ten metres. */
    public static final int MOST_MILLIMETRES = 10_000;

    public ParcelToShip {
        var guard = new Guard();
        guard.codeIfGiven("sscc", sscc, 18, '0', '9');
        guard.range("weightGrams", weightGrams, 1, MOST_GRAMS);
        guard.rangeIfGiven("lengthMm", lengthMm, 1, MOST_MILLIMETRES);
        guard.rangeIfGiven("widthMm", widthMm, 1, MOST_MILLIMETRES);
        guard.rangeIfGiven("heightMm", heightMm, 1, MOST_MILLIMETRES);
        items = guard.listIfGiven("items", items);
        guard.check();
    }
}
