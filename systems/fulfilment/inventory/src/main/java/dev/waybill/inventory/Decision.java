package dev.waybill.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an order comes from where it comes: kept where there was a choice or a rule spoke.
 *
 * @param demand units per product that were asked for
 * @param prices of one unit, in minor units, where they were known
 * @param candidates the best first; those that could not be chosen at the end
 */
record Decision(
        UUID id,
        UUID reservationId,
        @Nullable UUID orderId,
        Instant at,
        int rulesVersion,
        Outcome outcome,
        Map<UUID, Integer> demand,
        Map<UUID, Long> prices,
        Wish wish,
        List<Candidate> candidates,
        List<Line> lines,
        List<Awaited> awaited,
        String because) {

    enum Outcome {
        ONE_PLACE,
        SPLIT,
        WAITS,
        REFUSED
    }

    /** Several may be made of one reservation at one time. */
    Decision named(UUID name) {
        return new Decision(
                name,
                reservationId,
                orderId,
                at,
                rulesVersion,
                outcome,
                demand,
                prices,
                wish,
                candidates,
                lines,
                awaited,
                because);
    }

    Decision {
        candidates = List.copyOf(candidates);
        lines = List.copyOf(lines);
        awaited = List.copyOf(awaited);
    }
}
