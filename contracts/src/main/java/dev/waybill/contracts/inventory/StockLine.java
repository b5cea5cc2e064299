package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.UUID;

/** Units of one product that are held or given back. */
public record StockLine(UUID productId, int quantity) {

    public StockLine {
        var guard = new Guard();
        guard.given("productId", productId);
        guard.range("quantity", quantity, 1, Guard.MOST_STOCK);
        guard.check();
    }
}
