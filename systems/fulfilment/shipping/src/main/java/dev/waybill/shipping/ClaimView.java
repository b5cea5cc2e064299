package dev.waybill.shipping;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A claim as HTTP shows it.
 *
 * @param amount what the carrier has paid, in minor units
 */
record ClaimView(
        UUID claimId,
        UUID shipmentId,
        UUID parcelId,
        Carrier carrier,
        String trackingNumber,
        Claim.Reason reason,
        Claim.State status,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Long amount,
        @Nullable String currency,
        @JsonIgnore long version) {

    static ClaimView of(Claim claim, long version) {
        return new ClaimView(
                claim.claimId(),
                claim.shipmentId(),
                claim.parcelId(),
                claim.carrier(),
                claim.trackingNumber(),
                claim.reason(),
                claim.state(),
                claim.openedAt(),
                claim.endedAt(),
                claim.amount(),
                claim.currency(),
                version);
    }
}
