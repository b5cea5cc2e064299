package dev.waybill.checkout;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/** Nobody has answered in time: due sessions ask again, or give up. */
class WakeSessions implements Alarm {

    private static final Fact TIME_HAS_PASSED = new Fact.WokeUp();

    final Sessions sessions;
    final Desk desk;

    WakeSessions(Sessions sessions, Desk desk) {
        this.sessions = sessions;
        this.desk = desk;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = sessions.lockDue(now).stream().map(OpenSession::new).toList();
        for (var session : due) {
            wake(session, Cause.timer(session.id(), "system checkout"), now);
        }
        desk.settle(due, now, outbox);
        return due.size();
    }

    void wake(OpenSession session, Cause cause, Instant now) {
        session.hear(TIME_HAS_PASSED, cause, now);
    }
}
