package dev.waybill.simulators.carriers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One scan of a parcel's trip.
 *
 * @param attempt the how-manieth at the door, from 1; none elsewhere
 */
record Stop(Scan scan, Instant at, @Nullable Integer attempt, @Nullable String signedBy) {

    static Stop of(Scan scan, Instant at) {
        return new Stop(scan, at, null, null);
    }
}
