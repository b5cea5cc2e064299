package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks that held stock go back on sale, also before the hold is there.
 *
 * <p>Told by checkout and orders, heard by inventory.
 */
public record ReleaseInventory(
        UUID reservationId, @Nullable ReleaseReason reason, @Nullable UUID orderId) {

    public ReleaseInventory {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        guard.check();
    }
}
