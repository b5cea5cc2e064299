package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has to look at an order before it goes on. There may be several holds at once.
 *
 * <p>Told by orders, for whoever follows.
 */
public record OrderPlacedOnHold(
        UUID orderId,
        UUID holdId,
        HoldReason reason,
        String ownerTeam,
        @Nullable String customerMessage,
        Instant reviewBy,
        Instant placedAt) {

    public OrderPlacedOnHold {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("holdId", holdId);
        guard.given("reason", reason);
        guard.text("ownerTeam", ownerTeam, 1, 100);
        guard.textIfGiven("customerMessage", customerMessage, 0, 280);
        reviewBy = guard.time("reviewBy", reviewBy);
        placedAt = guard.time("placedAt", placedAt);
        guard.check();
    }
}
