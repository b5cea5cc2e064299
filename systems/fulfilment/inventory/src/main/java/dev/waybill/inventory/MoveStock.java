package dev.waybill.inventory;

import dev.waybill.contracts.Guard;
import dev.waybill.inventory.Movement.Cause;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody moves units by hand: each is a line of the ledger with a cause. */
sealed interface MoveStock {

    /** The short name of a place. */
    Pattern LOCATION = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    UUID productId();

    /** Where the row is that is locked for it. */
    String location();

    /** Units more, or below zero fewer, than was thought. */
    record Adjust(
            UUID productId, String location, int quantity, Reason cause, @Nullable String note)
            implements MoveStock {}

    /** What was counted, those that are held for somebody included. */
    record Count(UUID productId, String location, int counted, @Nullable String note)
            implements MoveStock {}

    /** Units leave for another place: until they arrive they are available nowhere. */
    record Send(
            UUID productId,
            String location,
            String destination,
            int quantity,
            @Nullable String reference)
            implements MoveStock {}

    /** Why stock is adjusted. */
    enum Reason {
        DAMAGED,
        LOST,
        FOUND,
        STOLEN,
        EXPIRED,
        SAMPLE,
        RETURNED,
        CORRECTION;

        Cause cause() {
            return Cause.valueOf(name());
        }
    }

    private static String main(@Nullable String location) {
        return location == null ? Level.MAIN : location;
    }

    /** Whether there are more units than was thought, or fewer. */
    enum Way {
        ADD,
        TAKE_AWAY
    }

    /**
     * @param quantity units that are added or taken away
     * @param location a place's short name; {@code main} if none is given
     */
    record AdjustBody(
            int quantity, Way way, @Nullable String location, Reason cause, @Nullable String note) {

        public AdjustBody {
            var guard = new Guard();
            guard.range("quantity", quantity, 1, Guard.MOST_STOCK);
            guard.given("way", way);
            guard.matchesIfGiven("location", location, LOCATION);
            guard.given("cause", cause);
            guard.textIfGiven("note", note, 1, 250);
            guard.check();
        }

        Adjust of(UUID productId) {
            var change = way == Way.ADD ? quantity : -quantity;
            return new Adjust(productId, main(location), change, cause, note);
        }
    }

    /**
     * @param counted units that are there, those that are held for somebody included
     * @param location a place's short name; {@code main} if none is given
     */
    record CountBody(int counted, @Nullable String location, @Nullable String note) {

        public CountBody {
            var guard = new Guard();
            guard.range("counted", counted, 0, Guard.MOST_STOCK);
            guard.matchesIfGiven("location", location, LOCATION);
            guard.textIfGiven("note", note, 1, 250);
            guard.check();
        }

        Count of(UUID productId) {
            return new Count(productId, main(location), counted, note);
        }
    }

    /**
     * @param origin the place that they leave
     * @param destination the place that they go to
     */
    record TransferBody(
            UUID productId,
            int quantity,
            String origin,
            String destination,
            @Nullable String reference) {

        public TransferBody {
            var guard = new Guard();
            guard.given("productId", productId);
            guard.range("quantity", quantity, 1, Guard.MOST_STOCK);
            guard.matches("origin", origin, LOCATION);
            guard.matches("destination", destination, LOCATION);
            if (origin != null && origin.equals(destination)) {
                guard.violated("destination", "must be another place than the origin");
            }
            guard.textIfGiven("reference", reference, 1, 250);
            guard.check();
        }

        Send send() {
            return new Send(productId, origin, destination, quantity, reference);
        }
    }

    /**
     * A place after units were moved there.
     *
     * @param change of the units that are available
     */
    record Moved(
            UUID movementId,
            UUID productId,
            String location,
            int change,
            int available,
            int reserved) {}
}
