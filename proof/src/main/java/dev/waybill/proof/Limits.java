package dev.waybill.proof;

import dev.waybill.platform.Settings;
import java.time.Duration;

/**
 * What is excused.
 *
 * @param grace how long a message may be under way ({@code waybill.proof.grace})
 * @param patience how long what is due may wait for whoever drives it ({@code
 *     waybill.proof.patience})
 * @param redemptionsKept redemptions that are older may be gone
 * @param source the number of this database on Kafka
 */
record Limits(Duration grace, Duration patience, Duration redemptionsKept, int source) {

    static Limits of(Settings settings) {
        return new Limits(
                settings.duration("waybill.proof.grace", Duration.ofSeconds(15)),
                settings.duration("waybill.proof.patience", Duration.ofMinutes(1)),
                settings.duration("waybill.promotions.redemptions-kept", Duration.ofDays(400)),
                settings.number("waybill.messaging.source", 1));
    }
}
