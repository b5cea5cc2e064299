package dev.waybill.warehouse;

import static dev.waybill.contracts.warehouse.StopRefusal.UNKNOWN_FULFILMENT;
import static java.time.temporal.ChronoUnit.MICROS;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import dev.waybill.warehouse.Stop.Denied;
import java.time.Instant;
import java.util.List;

/** A stop whose job has not come in time is told that nobody knows it. */
final class UnknownStops implements Alarm {

    private static final int AT_ONCE = 500;

    private final Stops stops;

    UnknownStops(Stops stops) {
        this.stops = stops;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var denied =
                stops.lockDue(now, AT_ONCE).stream()
                        .map(stop ->
                                new Denied(
                                        stop.wish(), UNKNOWN_FULFILMENT, now.truncatedTo(MICROS)))
                        .toList();
        stops.save(List.<Stop>copyOf(denied));
        denied.forEach(stop ->
                outbox.tell(stop.fact(), Cause.timer(stop.wish().journeyId(), "system warehouse")));
        return denied.size();
    }
}
