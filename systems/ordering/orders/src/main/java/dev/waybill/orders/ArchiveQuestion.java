package dev.waybill.orders;

import java.time.Instant;
import java.util.UUID;

/** What is asked of the store of long-term files. */
sealed interface ArchiveQuestion {

    /**
     * The orders that were claimed for a file are written into it.
     *
     * @param at when they were claimed
     */
    record WriteFile(UUID fileId, Instant at) implements ArchiveQuestion {}
}
