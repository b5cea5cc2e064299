package dev.waybill.simulators.carriers;

import dev.waybill.simulators.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the trip of a parcel: the luck of its number, so that a seed gives the same each time. */
final class Trips {

    private static final List<String> NAMES = List.of("A KING", "B LOVELACE", "C HOPPER", "D HAMI");

    private final Chance chance;

    Trips(Chance chance) {
        this.chance = chance;
    }

    List<Stop> draw(long number, int days, Instant from, CarrierDials dials) {
        return new Draw(chance.of("trip", number), from, dials).trip(days);
    }

    private static final class Draw {
        private final SplittableRandom luck;
        private final Instant from;
        private final CarrierDials dials;
        private final List<Stop> stops = new ArrayList<>();

        Draw(SplittableRandom luck, Instant from, CarrierDials dials) {
            this.luck = luck;
            this.from = from;
            this.dials = dials;
        }

        List<Stop> trip(int days) {
            var fate = luck.nextDouble();
            add(Scan.LABEL, 0);
            add(Scan.PICKED_UP, 0.2);
            add(Scan.IN_TRANSIT, 0.4);
            if (fate < dials.lostRate()) {
                add(Scan.LOST, days + 1.0);
            } else if (fate < dials.lostRate() + dials.damagedRate()) {
                add(Scan.DAMAGED, days - 0.3);
            } else {
                door(days - 0.3);
            }
            return stops;
        }

        /** Each attempt is a day after the one before; after the last one it goes back. */
        private void door(double day) {
            for (var attempt = 1; attempt <= dials.attempts(); attempt++) {
                var today = day + attempt - 1;
                add(Scan.OUT_FOR_DELIVERY, today);
                if (luck.nextDouble() >= dials.attemptFailsRate()) {
                    var by = NAMES.get(luck.nextInt(NAMES.size()));
                    stops.add(new Stop(Scan.DELIVERED, at(today + 0.2), null, by));
                    return;
                }
                stops.add(new Stop(Scan.ATTEMPT_FAILED, at(today + 0.2), attempt, null));
            }
            add(Scan.RETURNING, day + dials.attempts());
            add(Scan.RETURNED, day + dials.attempts() + 1.0);
        }

        private void add(Scan scan, double day) {
            stops.add(Stop.of(scan, at(day)));
        }

        /** Cut to seconds, which is what carriers tell, if their days are the sun's. */
        private Instant at(double day) {
            var at = from.plus(Duration.ofNanos((long) (day * dials.dayMs() * 1e6)));
            return Instant.ofEpochMilli(at.toEpochMilli());
        }
    }
}
