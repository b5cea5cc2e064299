package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Units of one product: available to sell, held for checkouts and orders, and in the building. */
public record StockLevel(
        UUID productId, int available, @Nullable Integer reserved, @Nullable Integer onHand) {

    public StockLevel {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.range("available", available, 0, Guard.MOST_STOCK);
        guard.rangeIfGiven("reserved", reserved, 0, Guard.MOST_STOCK);
        guard.rangeIfGiven("onHand", onHand, 0, Guard.MOST_STOCK);
        guard.check();
    }
}
