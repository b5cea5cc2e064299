package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stock is held, every line.
 *
 * <p>Told by inventory, heard by checkout.
 */
public record InventoryReserved(
        UUID reservationId,
        @Nullable UUID orderId,
        @Nullable UUID cartId,
        List<StockLine> items,
        Instant reservedAt) {

    public InventoryReserved {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        items = guard.list("items", items, 0);
        reservedAt = guard.time("reservedAt", reservedAt);
        guard.check();
    }
}
