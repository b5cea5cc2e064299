package dev.waybill.shipping;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long silence is borne.
 *
 * @param elsewhereAfter how long a carrier may leave open whether it has sold labels, before they
 *     are bought of another
 * @param askAfter how long a shipment on its way may be silent before its carrier is asked
 * @param lostAfter how long a parcel may be silent before it is lost
 */
record Looking(Duration elsewhereAfter, Duration askAfter, Duration lostAfter) {

    /** When a shipment is looked after next. */
    @Nullable Instant wakeAt(Shipment shipment, Instant now) {
        return switch (shipment) {
            case Shipment.Buying _ -> buyElsewhereAt(now);
            case Shipment.OnItsWay _ -> now.plus(askAfter);
            case Shipment.Requested _,
                    Shipment.Refused _,
                    Shipment.Delivered _,
                    Shipment.Failed _ ->
                    null;
        };
    }

    Instant buyElsewhereAt(Instant now) {
        return now.plus(elsewhereAfter);
    }
}
