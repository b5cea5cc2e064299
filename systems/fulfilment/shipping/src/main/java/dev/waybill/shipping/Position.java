package dev.waybill.shipping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a parcel is known to have come. Scans come in any order; of two positions the later one
 * is true, whichever was heard first.
 *
 * @param attempts at the door that failed
 */
record Position(Scan.Kind kind, Instant at, int attempts, @Nullable String signedBy) {

    /** How often a door is tried before the parcel goes back. */
    static final int MOST_ATTEMPTS = 3;

    static Position start(Instant labelled) {
        return new Position(Scan.Kind.NOTED, labelled, 0, null);
    }

    Position hear(Scan scan) {
        var failed = scan.kind() == Scan.Kind.ATTEMPT_FAILED ? attempts + 1 : attempts;
        return isLater(scan)
                ? new Position(scan.kind(), scan.at(), failed, scan.signedBy())
                : new Position(kind, at, failed, signedBy);
    }

    private boolean isLater(Scan scan) {
        if (kind == Scan.Kind.NOTED || scan.kind() == Scan.Kind.NOTED) {
            return scan.kind() != Scan.Kind.NOTED;
        }
        var order = scan.at().compareTo(at);
        return order == 0 ? scan.kind().compareTo(kind) > 0 : order > 0;
    }

    boolean isTriedOut() {
        return attempts >= MOST_ATTEMPTS;
    }
}
