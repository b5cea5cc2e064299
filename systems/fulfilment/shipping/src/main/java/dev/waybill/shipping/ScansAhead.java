package dev.waybill.shipping;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.HashSet;

/**
 * Applies what carriers said before the labels they spoke of were committed. Whoever heard it found
 * no labels, whoever wrote the labels did not find it; what is about nobody's parcel is looked at
 * more and more seldom, and after a day no more.
 */
final class ScansAhead implements Alarm {

    private static final int BITE = 500;

    private final Desks desks;
    private final Scans scans;
    private final Parcels parcels;

    ScansAhead(Desks desks, Scans scans, Parcels parcels) {
        this.desks = desks;
        this.scans = scans;
        this.parcels = parcels;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = scans.due(now, BITE);
        if (due.isEmpty()) {
            return 0;
        }
        var owners = parcels.ownersOf(due);
        var desk = desks.open(new HashSet<>(owners.values()), now);
        desk.hear(scans.take(owners.keySet()), "carrier");
        scans.later(due, now);
        desks.close(desk, outbox);
        return due.size();
    }
}
