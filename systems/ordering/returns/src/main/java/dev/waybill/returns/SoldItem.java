package dev.waybill.returns;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Units of one product in an order.
 *
 * @param quantity without what is cancelled
 * @param amount what was to be paid for all of them, in minor units
 * @param deliveredAt when the last of those came that have been delivered
 */
record SoldItem(
        UUID productId,
        @Nullable String sku,
        int quantity,
        long amount,
        int delivered,
        @Nullable Instant deliveredAt) {

    /** What was paid for so many units beyond those that are in returns already. */
    long worth(int returned, int units) {
        return Shares.ofUnits(amount, returned + units, quantity)
                - Shares.ofUnits(amount, returned, quantity);
    }
}
