package dev.waybill.inventory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the stock ledger.
 *
 * @param available the change of what is free to sell
 * @param reserved the change of what is promised
 * @param sourceId the reservation, the receipt, the transfer or the correction that moved it
 * @param why said where people move units; the other kinds say it by their source
 */
record Movement(
        Kind kind,
        UUID productId,
        String location,
        int available,
        int reserved,
        UUID sourceId,
        @Nullable Why why) {

    /**
     * @param by who moved it, in words
     */
    record Why(Cause cause, @Nullable String note, String by) {}

    Movement(
            Kind kind,
            UUID productId,
            String location,
            int available,
            int reserved,
            UUID sourceId) {
        this(kind, productId, location, available, reserved, sourceId, null);
    }

    static Movement of(Kind kind, Line line, UUID sourceId) {
        return of(kind, line, sourceId, null);
    }

    static Movement of(Kind kind, Line line, UUID sourceId, @Nullable Why why) {
        return new Movement(
                kind,
                line.productId(),
                line.location(),
                kind.available * line.quantity(),
                kind.reserved * line.quantity(),
                sourceId,
                why);
    }

    /** How one unit moves. */
    enum Kind {
        RECEIPT(1, 0),
        RESERVE(-1, 1),
        RELEASE(1, -1),
        EXPIRE(1, -1),
        /** More or fewer than was thought. */
        ADJUSTMENT(1, 0),
        /** So many more were counted; below zero, so many fewer. */
        COUNT(1, 0),
        TRANSFER_OUT(-1, 0),
        TRANSFER_IN(1, 0),
        /** What was held has left. */
        SHIP(0, -1),
        /** What was held is not there. */
        REJECT(0, -1),
        /** Came back, and is for sale again. */
        RETURN(1, 0),
        /** Came back, and is not for sale. */
        ASIDE(0, 0),
        /** Makes stock, ledger and reservations one again; moves as is needed. */
        REPAIR(0, 0);

        private final int available;
        private final int reserved;

        Kind(int available, int reserved) {
            this.available = available;
            this.reserved = reserved;
        }
    }

    /** Why people move units, and what becomes of what came back. */
    enum Cause {
        DAMAGED,
        LOST,
        FOUND,
        STOLEN,
        EXPIRED,
        SAMPLE,
        RETURNED,
        CORRECTION,
        COUNTED,
        MOVED,
        NOT_FOUND,
        WRONG_STOCK,
        DRIFT,
        RESTOCK,
        REPAIR,
        SCRAP,
        BACK_TO_VENDOR
    }
}
