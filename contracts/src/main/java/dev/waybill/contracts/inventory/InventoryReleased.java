package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Held stock is on sale again. No items: the release came before the hold, which is now refused.
 *
 * <p>Told by inventory, heard by checkout.
 */
public record InventoryReleased(
        UUID reservationId,
        @Nullable UUID orderId,
        @Nullable UUID cartId,
        List<StockLine> items,
        @Nullable ReleaseReason reason,
        Instant releasedAt) {

    public InventoryReleased {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        items = guard.list("items", items, 0);
        releasedAt = guard.time("releasedAt", releasedAt);
        guard.check();
    }
}
