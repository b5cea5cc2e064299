package dev.waybill.shipping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a carrier says about a parcel, once.
 *
 * @param eventId the same whenever, and however often, the same thing is said
 * @param code the carrier's own
 */
record Scan(
        UUID eventId,
        Carrier carrier,
        String trackingNumber,
        Kind kind,
        String code,
        Instant at,
        @Nullable String signedBy) {

    /** In the order of a trip: of two at one time the later one counts. */
    enum Kind {
        NOTED,
        MOVING,
        OUT_FOR_DELIVERY,
        ATTEMPT_FAILED,
        RETURNING,
        LOST,
        DAMAGED,
        DELIVERED,
        RETURNED
    }

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * A carrier gives its scans no ids; what was said about what and when is one.
     *
     * @return empty for what no carrier says: numbers with odd characters, times out of time
     */
    static Optional<Scan> of(
            Carrier carrier,
            String trackingNumber,
            Kind kind,
            String code,
            Instant at,
            @Nullable String signedBy) {
        if (!trackingNumber.matches("[0-9A-Za-z]{1,40}")
                || !code.matches("[ -~]{1,60}")
                || at.isBefore(EARLIEST)
                || at.isAfter(LATEST)) {
            return Optional.empty();
        }
        var name = String.join("/", carrier.name(), trackingNumber, code, at.toString());
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return Optional.of(
                new Scan(id, carrier, trackingNumber, kind, code, at, printable(signedBy)));
    }

    private static @Nullable String printable(@Nullable String name) {
        var bare = name == null ? "" : name.replaceAll("[\\p{C}]", " ").strip();
        return bare.isEmpty() ? null : bare.substring(0, Math.min(100, bare.length()));
    }
}
