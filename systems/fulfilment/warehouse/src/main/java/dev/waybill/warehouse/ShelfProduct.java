package dev.waybill.warehouse;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the warehouse knows of a product: the catalogue's names, and what it has measured itself.
 *
 * @param gtin the number under its bar code, as fourteen digits
 * @param bins where it lies, by warehouse
 * @param gone the catalogue has it no more; what is ordered of it is still picked
 */
record ShelfProduct(
        UUID id,
        @Nullable String sku,
        @Nullable String name,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        Map<String, Bin> bins,
        boolean gone,
        long version) {

    ShelfProduct {
        bins = Map.copyOf(bins);
    }

    /** Somebody has measured it, or ordered it, before the catalogue's news of it has come. */
    static ShelfProduct unheardOf(UUID id) {
        return new ShelfProduct(id, null, null, null, null, Map.of(), false, 0);
    }

    /** Somebody has written something down about it, which the next one may not have seen. */
    boolean isMeasured() {
        return gtin != null || weightGrams != null || !bins.isEmpty();
    }

    @Nullable Bin binIn(String warehouseId) {
        return bins.get(warehouseId);
    }

    ShelfProduct called(@Nullable String newSku, @Nullable String newName) {
        return new ShelfProduct(id, newSku, newName, gtin, weightGrams, bins, gone, version + 1);
    }

    ShelfProduct withdrawn() {
        return new ShelfProduct(id, sku, name, gtin, weightGrams, bins, true, version + 1);
    }

    ShelfProduct measured(
            @Nullable String newGtin, @Nullable Integer grams, Map<String, Bin> newBins) {
        return new ShelfProduct(id, sku, name, newGtin, grams, newBins, gone, version + 1);
    }
}
