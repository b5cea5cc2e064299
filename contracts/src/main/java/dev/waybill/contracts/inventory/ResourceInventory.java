package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place cannot send units that are held there: asks that they be taken off its stock, and that
 * other places be looked for. Answered with inventory-resourced.
 *
 * <p>Told by orders, heard by inventory.
 */
public record ResourceInventory(
        UUID reservationId,
        @Nullable UUID orderId,
        UUID requestId,
        String locationId,
        List<StockLine> items,
        Reason reason) {

    /** Why it cannot. */
    public enum Reason {
        NOT_FOUND,
        DAMAGED,
        WRONG_STOCK
    }

    public ResourceInventory {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        guard.given("requestId", requestId);
        guard.text("locationId", locationId, 1, 64);
        items = guard.list("items", items, 1);
        guard.given("reason", reason);
        guard.check();
    }
}
