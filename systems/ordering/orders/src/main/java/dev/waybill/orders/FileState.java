package dev.waybill.orders;

/**
 * A long-term file is in exactly one of these states; one in brackets is over.
 *
 * <pre>
 * (nothing) --orders are claimed--> WRITING --written, read back, rows gone--> KEPT
 *                                      |                                       ^  |
 *                                      |                  read again: as it was|  |read again:
 *                                      |                                       |  v
 *                                      |                            other bytes: CORRUPTED
 *                                      |                           not there any more: MISSING
 *                                      '--all of its orders have moved meanwhile--> [DROPPED]
 * </pre>
 */
enum FileState {
    WRITING,
    KEPT,
    CORRUPTED,
    MISSING,
    DROPPED;

    boolean leadsTo(FileState next) {
        return switch (this) {
            case WRITING -> next == KEPT || next == DROPPED;
            case KEPT, CORRUPTED, MISSING -> next != this && next.isReadAgain();
            case DROPPED -> false;
        };
    }

    /** Orders lie in it, so it is looked at for as long as there is a shop. */
    boolean isReadAgain() {
        return switch (this) {
            case KEPT, CORRUPTED, MISSING -> true;
            case WRITING, DROPPED -> false;
        };
    }

    boolean isDamaged() {
        return this == CORRUPTED || this == MISSING;
    }
}
