package dev.waybill.inventory;

import dev.waybill.inventory.StockLevels.Counted;
import java.util.List;
import java.util.UUID;

/** Units of a product over all places, and place by place. */
record StockDetails(
        UUID productId, int available, int reserved, int onHand, List<Place> locations) {

    /** Units of it at one place. */
    record Place(String location, int available, int reserved) {}

    static StockDetails of(UUID productId, List<Counted> counted) {
        var available = counted.stream().mapToInt(Counted::available).sum();
        var reserved = counted.stream().mapToInt(Counted::reserved).sum();
        return new StockDetails(
                productId,
                available,
                reserved,
                available + reserved,
                counted.stream()
                        .map(at -> new Place(at.location(), at.available(), at.reserved()))
                        .toList());
    }
}
