package dev.waybill.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a place is looked for.
 *
 * @param demand units per product
 * @param prices of one unit, in minor units, where they are known
 * @param rejectedBy a place that has just said that it cannot send them
 */
record Question(
        UUID reservationId,
        @Nullable UUID orderId,
        Map<UUID, Integer> demand,
        Map<UUID, Long> prices,
        Wish wish,
        @Nullable String rejectedBy,
        Instant now) {

    static Question of(UUID reservationId, Map<UUID, Integer> demand, Instant now) {
        return new Question(reservationId, null, demand, Map.of(), Wish.NONE, null, now);
    }
}
