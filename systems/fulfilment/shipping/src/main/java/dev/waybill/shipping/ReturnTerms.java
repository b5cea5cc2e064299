package dev.waybill.shipping;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the label of a return was asked to be; it never changes.
 *
 * @param number of the return, as people name it
 * @param from whoever sends it; none if nobody knows where the goods are
 */
record ReturnTerms(
        UUID returnId,
        UUID orderId,
        UUID journey,
        @Nullable String number,
        @Nullable Party from,
        Party to,
        int units,
        int grams,
        Instant requestedAt) {}
