package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order is cancelled.
 *
 * <p>Told by orders, heard by checkout and promotions.
 */
public record OrderCancelled(
        UUID orderId,
        @Nullable UUID customerId,
        CancellationReason reason,
        Instant cancelledAt,
        @Nullable UUID reservationId,
        @Nullable UUID paymentId,
        @Nullable UUID cartId,
        @Nullable UUID checkoutSessionId) {

    public OrderCancelled {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        cancelledAt = guard.time("cancelledAt", cancelledAt);
        guard.check();
    }
}
