package dev.waybill.shipping;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier owes us for a parcel.
 *
 * <pre>
 * Open --settle--> Paid, Rejected
 *   `--the parcel is found--> Withdrawn
 * </pre>
 *
 * @param amount what was paid, in minor units
 */
record Claim(
        UUID claimId,
        UUID shipmentId,
        UUID parcelId,
        Carrier carrier,
        String trackingNumber,
        Reason reason,
        State state,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Long amount,
        @Nullable String currency) {

    enum Reason {
        LOST,
        DAMAGED
    }

    enum State {
        OPEN,
        PAID,
        REJECTED,
        WITHDRAWN
    }
}
