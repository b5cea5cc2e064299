package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody says what will come, or that it comes otherwise. */
sealed interface Expect {

    record Announce(
            UUID productId,
            String location,
            int quantity,
            Instant expectedAt,
            @Nullable String reference)
            implements Expect {}

    record Change(
            UUID receiptId,
            @Nullable Integer quantity,
            @Nullable Instant expectedAt,
            boolean cancelled)
            implements Expect {}

    /**
     * @param location a place's short name; {@code main} if none is given
     * @param reference the purchase order's number, for people
     */
    record AnnounceBody(
            int quantity,
            Instant expectedAt,
            @Nullable String location,
            @Nullable String reference) {

        public AnnounceBody {
            var guard = new Guard();
            guard.range("quantity", quantity, 1, Guard.MOST_UNITS);
            expectedAt = guard.time("expectedAt", expectedAt);
            guard.matchesIfGiven("location", location, MoveStock.LOCATION);
            guard.textIfGiven("reference", reference, 1, 250);
            guard.check();
        }

        Announce of(UUID productId) {
            var place = location == null ? Level.MAIN : location;
            return new Announce(productId, place, quantity, expectedAt, reference);
        }
    }

    /**
     * @param quantity units that will come in all, those that have come included
     * @param cancelled whether nothing more will come
     */
    record ChangeBody(
            @Nullable Integer quantity, @Nullable Instant expectedAt, @Nullable Boolean cancelled) {

        public ChangeBody {
            var guard = new Guard();
            guard.rangeIfGiven("quantity", quantity, 1, Guard.MOST_UNITS);
            expectedAt = guard.timeIfGiven("expectedAt", expectedAt);
            guard.check();
        }

        Change of(UUID receiptId) {
            return new Change(receiptId, quantity, expectedAt, Boolean.TRUE.equals(cancelled));
        }
    }
}
