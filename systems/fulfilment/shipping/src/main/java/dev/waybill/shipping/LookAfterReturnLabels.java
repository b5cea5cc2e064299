package dev.waybill.shipping;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/** Looks after labels of returns whose carriers leave open whether they have sold them. */
final class LookAfterReturnLabels implements Alarm {

    private static final int BITE = 200;

    private final ReturnLabels labels;
    private final Desks desks;

    LookAfterReturnLabels(ReturnLabels labels, Desks desks) {
        this.labels = labels;
        this.desks = desks;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = labels.lockDue(now, BITE);
        if (due.isEmpty()) {
            return 0;
        }
        var desk = desks.open(due, now);
        due.forEach(desk.returnLabels()::wake);
        desks.close(desk, outbox);
        return due.size();
    }
}
