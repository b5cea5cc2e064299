package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that held stock go back on sale, also before the hold is there. With items, that this part
 * of it do; the releaseId tells such a part from the next, so that asked twice it is given back
 * once.
 *
 * <p>Told by checkout and orders, heard by inventory.
 */
public record ReleaseInventory(
        UUID reservationId,
        @Nullable ReleaseReason reason,
        @Nullable UUID orderId,
        @Nullable List<StockLine> items,
        @Nullable UUID releaseId) {

    public ReleaseInventory {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        items = guard.listIfGiven("items", items);
        if (items != null) {
            guard.given("releaseId", releaseId);
        }
        guard.check();
    }

    /** All of it. */
    public ReleaseInventory(
            UUID reservationId, @Nullable ReleaseReason reason, @Nullable UUID orderId) {
        this(reservationId, reason, orderId, null, null);
    }
}
