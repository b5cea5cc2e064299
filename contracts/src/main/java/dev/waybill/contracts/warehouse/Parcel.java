package dev.waybill.contracts.warehouse;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;

/**
 * A packed parcel, with the SSCC of its label. The weight is in grams, the sides are in
 * millimetres.
 */
public record Parcel(
        UUID parcelId,
        String sscc,
        int weightGrams,
        int lengthMm,
        int widthMm,
        int heightMm,
        List<ProductUnits> items) {

    /** The heaviest parcel. */
    public static final int MOST_GRAMS = 1_000_000;

    /** The longest side. */
    public static final int MOST_MILLIMETRES = 10_000;

    public Parcel {
        var guard = new Guard();
        guard.given("parcelId", parcelId);
        guard.code("sscc", sscc, 18, '0', '9');
        guard.range("weightGrams", weightGrams, 1, MOST_GRAMS);
        guard.range("lengthMm", lengthMm, 1, MOST_MILLIMETRES);
        guard.range("widthMm", widthMm, 1, MOST_MILLIMETRES);
        guard.range("heightMm", heightMm, 1, MOST_MILLIMETRES);
        items = guard.list("items", items, 1);
        guard.check();
    }
}
