package dev.waybill.inventory;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;

/** The net under the saga: a hold that nobody confirmed or released goes back on sale. */
final class ExpireHolds implements Alarm {

    private static final int AT_ONCE = 500;

    private final Reservations reservations;
    private final HoldBooks books;
    private final Counter expired;

    ExpireHolds(Reservations reservations, HoldBooks books, MeterRegistry meters) {
        this.reservations = reservations;
        this.books = books;
        this.expired = meters.counter("waybill.inventory.holds.expired");
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = reservations.lockDue(now, AT_ONCE);
        if (due.isEmpty()) {
            return 0;
        }
        var book = books.open(due);
        for (var hold : due) {
            var journey = book.journeyOf(hold);
            book.decide(hold, journey, now)
                    .ifPresent(fact -> outbox.tell(fact, Cause.timer(journey, "system inventory")));
        }
        books.close(book, now);
        outbox.afterCommit(() -> expired.increment(due.size()));
        return due.size();
    }
}
