package dev.waybill.warehouse;

import dev.waybill.contracts.orders.FulfilmentPriority;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When parcels have to be ready, from what was promised.
 *
 * @param transit what the way to the customer takes
 * @param margin how long before its deadline a job is at risk
 */
record Deadlines(Duration transit, Duration margin) {

    /** What was said about dispatch counts first, then the promise less the way, then the hurry. */
    Instant dueAt(
            Instant startedAt,
            FulfilmentPriority priority,
            @Nullable Instant estimatedDispatchAt,
            @Nullable Instant promisedBy) {
        if (estimatedDispatchAt != null) {
            return estimatedDispatchAt;
        }
        if (promisedBy != null) {
            var latest = promisedBy.minus(transit);
            return latest.isBefore(startedAt) ? startedAt : latest;
        }
        return startedAt.plus(handling(priority));
    }

    /** Jobs that are due before this are at risk. */
    Instant atRiskBefore(Instant now) {
        return now.plus(margin);
    }

    private static Duration handling(FulfilmentPriority priority) {
        return switch (priority) {
            case SAME_DAY -> Duration.ofHours(4);
            case EXPEDITED -> Duration.ofHours(12);
            case STANDARD -> Duration.ofHours(24);
        };
    }
}
