package dev.waybill.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Stock, ledger and reservations do not say the same of a place. A drift is in exactly one of
/// these states; those in brackets are over.
///
/// ```
/// (none) --seen--> OPEN --seen no more--> [GONE]
///                   `--repaired by somebody--> [REPAIRED]
/// ```
record Drift(
        UUID driftId,
        UUID productId,
        String location,
        State status,
        Counts counts,
        Instant seenAt,
        @Nullable Instant overAt,
        @Nullable String reason,
        @Nullable String repairedBy) {

    enum State {
        OPEN,
        GONE,
        REPAIRED
    }

    /**
     * What each of them says.
     *
     * @param available what stock says is free
     * @param reserved what stock says is held
     * @param promised what stock says is waited for
     * @param held what reservations hold
     * @param awaited what reservations wait for
     */
    record Counts(
            int available,
            int reserved,
            int promised,
            int ledgerAvailable,
            int ledgerReserved,
            int held,
            int awaited) {

        boolean agree() {
            return available == ledgerAvailable
                    && reserved == ledgerReserved
                    && reserved == held
                    && promised == awaited;
        }
    }

    /** A place, and what is said about it. */
    record Seen(UUID productId, String location, Counts counts) {}
}
