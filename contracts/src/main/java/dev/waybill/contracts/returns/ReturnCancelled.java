package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return is not to be any more: taken back by whoever asked for it, or its goods never came.
 *
 * <p>Told by returns, heard by notifications.
 *
 * @param number of the return, as people name it
 */
public record ReturnCancelled(
        UUID returnId,
        UUID orderId,
        UUID customerId,
        ReturnEnd reason,
        String cancelledBy,
        Instant cancelledAt,
        @Nullable String note,
        @Nullable String number) {

    public ReturnCancelled {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.given("reason", reason);
        guard.text("cancelledBy", cancelledBy, 1, 250);
        cancelledAt = guard.time("cancelledAt", cancelledAt);
        guard.textIfGiven("note", note, 0, 250);
        guard.textIfGiven("number", number, 1, 32);
        guard.check();
    }
}
