package dev.waybill.shipping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scan as HTTP shows it.
 *
 * @param code the carrier's own
 */
record ScanView(
        String trackingNumber, Scan.Kind kind, String code, Instant at, @Nullable String signedBy) {

    static ScanView of(Scan scan) {
        return new ScanView(
                scan.trackingNumber(), scan.kind(), scan.code(), scan.at(), scan.signedBy());
    }
}
