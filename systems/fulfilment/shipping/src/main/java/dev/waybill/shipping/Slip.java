package dev.waybill.shipping;

import java.time.Instant;

/**
 * A return's label as it was sold, and how far its parcel is known to have come.
 *
 * @param scan what was said last about the parcel
 */
record Slip(Sale sale, String trackingNumber, Scan.Kind scan, Instant scannedAt) {

    Slip hear(Scan said) {
        var position = new Position(scan, scannedAt, 0, null).hear(said);
        return new Slip(sale, trackingNumber, position.kind(), position.at());
    }

    /** Whether a parcel travels with it. */
    boolean isUsed() {
        return scan != Scan.Kind.NOTED;
    }
}
