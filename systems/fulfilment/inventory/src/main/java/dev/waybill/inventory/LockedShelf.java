package dev.waybill.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One locked row of stock, while a batch decides on it. */
final class LockedShelf {

    private final UUID productId;
    private final String location;
    private final Terms terms;
    private int available;
    private int reserved;
    private int promised;
    private boolean changed;

    LockedShelf(Level level) {
        productId = level.productId();
        location = level.location();
        available = level.available();
        reserved = level.reserved();
        promised = level.promised();
        terms = level.terms();
    }

    UUID productId() {
        return productId;
    }

    String location() {
        return location;
    }

    Terms terms() {
        return terms;
    }

    int available() {
        return available;
    }

    int reserved() {
        return reserved;
    }

    int promised() {
        return promised;
    }

    boolean isChanged() {
        return changed;
    }

    /** Units that may be taken: whoever was promised some before comes first. */
    int sellable(Instant now) {
        return terms.isOnSale(now) ? Math.max(0, here() - promised) : 0;
    }

    /** Units for those who wait. */
    int fillable(Instant now) {
        return terms.isOnSale(now) ? Math.min(promised, Math.max(0, here())) : 0;
    }

    private int here() {
        return available - terms.safety();
    }

    /**
     * When so many units more than are here would be here.
     *
     * @param taken units that are taken from the shelf before
     */
    Optional<Instant> when(int units, int taken, List<Expected> comes, Instant now) {
        var there = comes.stream().filter(each -> each.location().equals(location)).toList();
        return new Horizon(terms, there).when(promised + units - Math.max(0, here() - taken), now);
    }

    /** When the last of the first so many that are waited for will be here. */
    Optional<Instant> dateOf(int units, List<Expected> comes, Instant now) {
        return new Horizon(terms, comes).when(units - Math.max(0, here()), now);
    }

    void move(Movement movement) {
        available += movement.available();
        reserved += movement.reserved();
        changed = true;
    }

    /** What is right, whatever was there. */
    void correct(int rightAvailable, int rightReserved, int rightPromised) {
        available = rightAvailable;
        reserved = rightReserved;
        promised = rightPromised;
        changed = true;
    }

    void promise(int units) {
        promised += units;
        changed = true;
    }

    Level level() {
        return new Level(productId, location, available, reserved, promised, terms);
    }
}
