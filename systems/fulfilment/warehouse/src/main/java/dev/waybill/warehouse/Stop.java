package dev.waybill.warehouse;

import dev.waybill.contracts.warehouse.FulfilmentStopRefused;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.contracts.warehouse.StopRefusal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody has asked that units stay; kept, so that asked again it is answered with the same
/// words.
///
/// ```
/// (none) --ask--> Awaiting --its job begins--> Granted, Denied
///    |                `-----its job does not come----> Denied (UNKNOWN_FULFILMENT)
///    `-----ask, its job is there--> Granted, Denied
/// ```
sealed interface Stop {

    Wish wish();

    /**
     * What was asked.
     *
     * @param units per product; null for all that is not packed
     * @param journeyId the correlation id of the one who asks
     */
    record Wish(
            UUID id,
            UUID orderId,
            UUID fulfilmentId,
            @Nullable Map<UUID, Integer> units,
            String reason,
            UUID journeyId,
            Instant askedAt) {

        /**
         * @param messageId names the wish if it has no name of its own
         */
        static Wish of(StopFulfilment command, UUID messageId, UUID journeyId, Instant now) {
            return new Wish(
                    command.stopId() == null ? messageId : command.stopId(),
                    command.orderId(),
                    command.fulfilmentId(),
                    units(command),
                    command.reason(),
                    journeyId,
                    now);
        }

        private static @Nullable Map<UUID, Integer> units(StopFulfilment command) {
            if (command.items() == null) {
                return null;
            }
            var units = new LinkedHashMap<UUID, Integer>();
            command.items()
                    .forEach(item -> units.merge(item.productId(), item.quantity(), Integer::sum));
            return units;
        }

        UUID jobId() {
            return Task.jobOf(fulfilmentId);
        }
    }

    /** The order that its job begins with has not been heard of yet. */
    record Awaiting(Wish wish, Instant until) implements Stop {}

    sealed interface Answered extends Stop {
        Record fact();

        Instant at();
    }

    record Granted(Wish wish, Map<UUID, Integer> units, Instant at) implements Answered {
        @Override
        public FulfilmentStopped fact() {
            return new FulfilmentStopped(
                    wish.orderId(), wish.fulfilmentId(), PackedParcel.told(units), at, wish.id());
        }
    }

    record Denied(Wish wish, StopRefusal why, Instant at) implements Answered {
        @Override
        public FulfilmentStopRefused fact() {
            return new FulfilmentStopRefused(
                    wish.orderId(), wish.fulfilmentId(), why, at, wish.id());
        }
    }
}
