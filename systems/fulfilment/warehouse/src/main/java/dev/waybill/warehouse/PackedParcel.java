package dev.waybill.warehouse;

import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.contracts.warehouse.ProductUnits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A parcel of a job, closed and labelled with its SSCC. */
record PackedParcel(
        UUID id,
        UUID jobId,
        String sscc,
        Measures measures,
        Map<UUID, Integer> units,
        Instant packedAt) {

    /** Weight in grams, sides in millimetres. */
    record Measures(int weightGrams, int lengthMm, int widthMm, int heightMm) {}

    Parcel told() {
        return new Parcel(
                id,
                sscc,
                measures.weightGrams(),
                measures.lengthMm(),
                measures.widthMm(),
                measures.heightMm(),
                told(units));
    }

    static List<ProductUnits> told(Map<UUID, Integer> units) {
        return units.entrySet().stream()
                .map(each -> new ProductUnits(each.getKey(), each.getValue()))
                .toList();
    }
}
