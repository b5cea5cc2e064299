package dev.waybill.simulators.fraud;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found about a payment; one line of the journal.
 *
 * @param screeningId {@code scr_} and the line's number
 * @param score 0 (harmless) to 1
 */
record Screening(
        String screeningId,
        UUID paymentId,
        Verdict verdict,
        double score,
        @Nullable Reason reason,
        Instant checkedAt) {}
