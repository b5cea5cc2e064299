package dev.waybill.inventory;

import java.util.UUID;

/**
 * One line of the stock ledger.
 *
 * @param available the change of what is free to sell
 * @param reserved the change of what is promised
 * @param sourceId the reservation or the receipt that moved it
 */
record Movement(
        Kind kind, UUID productId, String location, int available, int reserved, UUID sourceId) {

    static Movement of(Kind kind, Line line, UUID sourceId) {
        return new Movement(
                kind,
                line.productId(),
                line.location(),
                kind.available * line.quantity(),
                kind.reserved * line.quantity(),
                sourceId);
    }

    /** How one unit moves. */
    enum Kind {
        RECEIPT(1, 0),
        RESERVE(-1, 1),
        RELEASE(1, -1),
        EXPIRE(1, -1);

        private final int available;
        private final int reserved;

        Kind(int available, int reserved) {
            this.available = available;
            this.reserved = reserved;
        }
    }
}
