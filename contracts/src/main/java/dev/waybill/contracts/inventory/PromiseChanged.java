package dev.waybill.contracts.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units that an order waits for come at another time than it was told. The dates are those of the
 * last of them.
 *
 * <p>Told by inventory, heard by notifications.
 */
public record PromiseChanged(
        UUID reservationId,
        @Nullable UUID orderId,
        Instant previousDate,
        Instant newDate,
        String reason,
        Instant changedAt) {

    public PromiseChanged {
        var guard = new Guard();
        guard.given("reservationId", reservationId);
        previousDate = guard.time("previousDate", previousDate);
        newDate = guard.time("newDate", newDate);
        guard.text("reason", reason, 1, 250);
        changedAt = guard.time("changedAt", changedAt);
        guard.check();
    }
}
