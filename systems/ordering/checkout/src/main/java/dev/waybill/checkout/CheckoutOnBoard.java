package dev.waybill.checkout;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout as an operator sees it: what it waits for, for how long, and what it still owes.
 *
 * @param endedBySeller true if somebody who looks after the shop has ended it
 * @param owes what has yet to be undone: CANCEL_ORDER, VOID_PAYMENT, RELEASE_STOCK
 * @param attempts how often the present step has been asked for
 * @param nextWakeAt when it asks again, or gives up
 */
record CheckoutOnBoard(
        UUID checkoutSessionId,
        UUID cartId,
        UUID customerId,
        @Nullable UUID orderId,
        Status status,
        @Nullable String reason,
        @Nullable Boolean endedBySeller,
        List<String> owes,
        int attempts,
        @Nullable Instant nextWakeAt,
        long ageSeconds,
        long total,
        String currency,
        Instant startedAt,
        Instant updatedAt) {}
