package dev.waybill.contracts.shipping;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;

/**
 * No carrier sells a label for goods that come back: whoever sends them chooses one himself.
 *
 * <p>Told by shipping, heard by returns.
 *
 * @param reason what the carriers said
 */
public record ReturnLabelRefused(UUID returnId, UUID orderId, String reason, Instant refusedAt) {

    public ReturnLabelRefused {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.text("reason", reason, 1, 250);
        refusedAt = guard.time("refusedAt", refusedAt);
        guard.check();
    }
}
