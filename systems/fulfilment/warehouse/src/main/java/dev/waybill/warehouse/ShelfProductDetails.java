package dev.waybill.warehouse;

import dev.waybill.warehouse.MeasureProduct.Place;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as the warehouse knows it.
 *
 * @param gtin as fourteen digits
 * @param bins where it lies, by warehouse
 */
record ShelfProductDetails(
        UUID productId,
        @Nullable String sku,
        @Nullable String name,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        List<Place> bins) {

    static ShelfProductDetails of(ShelfProduct product) {
        return new ShelfProductDetails(
                product.id(),
                product.sku(),
                product.name(),
                product.gtin(),
                product.weightGrams(),
                product.bins().entrySet().stream()
                        .map(each -> place(each.getKey(), each.getValue()))
                        .sorted(Comparator.comparing(Place::warehouseId))
                        .toList());
    }

    private static Place place(String warehouse, Bin bin) {
        return new Place(warehouse, bin.aisle(), bin.bay(), bin.level());
    }
}
