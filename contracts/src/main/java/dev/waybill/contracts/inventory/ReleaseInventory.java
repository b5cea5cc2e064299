package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that held stock go back on sale, also before the hold is there. With keep, that no more than
 * that stay held: asked twice it gives back once.
 *
 * <p>Told by checkout and orders, heard by inventory.
 */
public record ReleaseInventory(
        UUID reservationId,
        @Nullable ReleaseReason reason,
        @Nullable UUID orderId,
        @Nullable List<StockLine> keep) {

    public ReleaseInventory {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        keep = guard.listIfGiven("keep", keep);
        guard.check();
    }

    /** All of it. */
    public ReleaseInventory(
            UUID reservationId, @Nullable ReleaseReason reason, @Nullable UUID orderId) {
        this(reservationId, reason, orderId, null);
    }
}
