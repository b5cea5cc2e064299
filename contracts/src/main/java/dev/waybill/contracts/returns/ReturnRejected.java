package dev.waybill.contracts.returns;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A return is not accepted.
 *
 * <p>Told by returns, heard by notifications.
 *
 * @param number of the return, as people name it
 */
public record ReturnRejected(
        UUID returnId,
        UUID orderId,
        UUID customerId,
        String reason,
        String rejectedBy,
        Instant rejectedAt,
        @Nullable String number) {

    public ReturnRejected {
        var guard = new Guard();
        guard.given("returnId", returnId);
        guard.given("orderId", orderId);
        guard.given("customerId", customerId);
        guard.text("reason", reason, 1, 250);
        guard.text("rejectedBy", rejectedBy, 1, 250);
        rejectedAt = guard.time("rejectedAt", rejectedAt);
        guard.textIfGiven("number", number, 1, 32);
        guard.check();
    }
}
