package dev.waybill.contracts.orders;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order is cancelled.
 *
 * <p>Told by orders, heard by checkout and promotions.
 *
 * @param total what it would have come to, less the parts that were cancelled before, in minor
 *     units
 * @param promotionUseId under which promotions keep the use of a code that an amendment brought
 */
public record OrderCancelled(
        UUID orderId,
        @Nullable UUID customerId,
        CancellationReason reason,
        Instant cancelledAt,
        @Nullable UUID reservationId,
        @Nullable UUID paymentId,
        @Nullable UUID cartId,
        @Nullable UUID checkoutSessionId,
        @Nullable Long total,
        @Nullable UUID promotionUseId) {

    public OrderCancelled {
        var guard = new Guard();
        guard.given("orderId", orderId);
        guard.given("reason", reason);
        cancelledAt = guard.time("cancelledAt", cancelledAt);
        guard.moneyIfGiven("total", total);
        guard.check();
    }

    /** Without what was added later. */
    public OrderCancelled(
            UUID orderId,
            @Nullable UUID customerId,
            CancellationReason reason,
            Instant cancelledAt,
            @Nullable UUID reservationId,
            @Nullable UUID paymentId,
            @Nullable UUID cartId,
            @Nullable UUID checkoutSessionId) {
        this(
                orderId,
                customerId,
                reason,
                cancelledAt,
                reservationId,
                paymentId,
                cartId,
                checkoutSessionId,
                null,
                null);
    }
}
