package dev.waybill.warehouse;

import dev.waybill.contracts.Guard;
import dev.waybill.contracts.warehouse.Parcel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the warehouse has found out about a product itself; it takes the place of what it knew. */
record MeasureProduct(UUID productId, Body body) {

    static final int MOST_AISLES = 999;

    /**
     * As it comes by HTTP.
     *
     * @param gtin GTIN-8, -12, -13 or -14, with its check digit
     * @param bins where it lies, one place per warehouse
     */
    record Body(@Nullable String gtin, @Nullable Integer weightGrams, @Nullable List<Place> bins) {

        private static final Pattern DIGITS = Pattern.compile("[0-9]{8}|[0-9]{12,14}");

        Body {
            var guard = new Guard();
            guard.matchesIfGiven("gtin", gtin, DIGITS);
            if (gtin != null && DIGITS.matcher(gtin).matches() && Gtin.of(gtin).isEmpty()) {
                guard.violated(
                        "gtin", "must be a GTIN of 8, 12, 13 or 14 digits with its check digit");
            }
            guard.rangeIfGiven("weightGrams", weightGrams, 1, Parcel.MOST_GRAMS);
            bins = guard.listIfGiven("bins", bins);
            if (bins != null) {
                namedOnce(bins, guard);
            }
            guard.check();
        }

        private static void namedOnce(List<Place> bins, Guard guard) {
            var warehouses = new HashSet<String>();
            for (var at = 0; at < bins.size(); at++) {
                if (!warehouses.add(bins.get(at).warehouseId())) {
                    guard.violated("bins/" + at + "/warehouseId", "must be named once");
                }
            }
        }
    }

    /** A place on a shelf. */
    record Place(String warehouseId, int aisle, int bay, int level) {

        Place {
            var guard = new Guard();
            guard.text("warehouseId", warehouseId, 1, 64);
            guard.range("aisle", aisle, 1, MOST_AISLES);
            guard.range("bay", bay, 1, MOST_AISLES);
            guard.range("level", level, 0, MOST_AISLES);
            guard.check();
        }
    }

    /** All its fourteen digits. */
    @Nullable String gtin() {
        return body.gtin() == null ? null : Gtin.of(body.gtin()).orElseThrow();
    }

    ShelfProduct of(ShelfProduct known) {
        var bins = new HashMap<String, Bin>();
        var places = body.bins() == null ? List.<Place>of() : body.bins();
        places.forEach(at -> bins.put(at.warehouseId(), new Bin(at.aisle(), at.bay(), at.level())));
        return known.measured(gtin(), body.weightGrams(), Map.copyOf(bins));
    }
}
