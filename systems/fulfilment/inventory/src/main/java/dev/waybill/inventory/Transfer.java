package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Units on their way from one place to another, in exactly one of two states. They are available
/// nowhere until they arrive; what does not arrive is a loss of the place that sent them.
///
/// ```
/// (none) --send--> IN_TRANSIT --arrive--> ARRIVED
/// ```
record Transfer(
        UUID transferId,
        UUID productId,
        String origin,
        String destination,
        int quantity,
        @Nullable Integer arrived,
        State status,
        @Nullable String reference,
        Instant sentAt,
        @Nullable Instant arrivedAt) {

    enum State {
        IN_TRANSIT,
        ARRIVED
    }

    Transfer arrive(int units, Instant now) {
        return new Transfer(
                transferId,
                productId,
                origin,
                destination,
                quantity,
                units,
                State.ARRIVED,
                reference,
                sentAt,
                now);
    }

    long version() {
        return status.ordinal() + 1L;
    }

    /**
     * @param quantity units that arrived; all of them if none is given
     */
    record ArrivalBody(@Nullable Integer quantity) {

        ArrivalBody {
            var guard = new Guard();
            guard.rangeIfGiven("quantity", quantity, 0, Guard.MOST_STOCK);
            guard.check();
        }
    }

    /** What is asked when it arrives. */
    record Arrival(UUID transferId, @Nullable Integer quantity) {}
}
