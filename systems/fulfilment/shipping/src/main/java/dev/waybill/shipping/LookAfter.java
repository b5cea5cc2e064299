package dev.waybill.shipping;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/** Looks after shipments whose carriers are silent. */
final class LookAfter implements Alarm {

    private static final int BITE = 200;

    private final Shipments shipments;
    private final Desks desks;

    LookAfter(Shipments shipments, Desks desks) {
        this.shipments = shipments;
        this.desks = desks;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = shipments.lockDue(now, BITE);
        if (due.isEmpty()) {
            return 0;
        }
        var desk = desks.open(due, now);
        var silentSince = desks.silentSince(now);
        due.forEach(id -> desk.wake(id, silentSince));
        desks.close(desk, outbox);
        return due.size();
    }
}
