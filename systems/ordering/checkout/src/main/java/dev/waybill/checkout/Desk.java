package dev.waybill.checkout;

import dev.waybill.platform.Signals;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.Collection;

/** Where decided sessions are written, told and, once that is committed, announced. */
final class Desk {

    private final Sessions sessions;
    private final Baskets contents;
    private final Signals signals;
    private final CheckoutMeters meters;
    private final Messages messages;

    Desk(
            Sessions sessions,
            Baskets contents,
            Signals signals,
            CheckoutMeters meters,
            Messages messages) {
        this.sessions = sessions;
        this.contents = contents;
        this.signals = signals;
        this.meters = meters;
        this.messages = messages;
    }

    /** Writes those that have changed. */
    void close(Collection<OpenSession> decided, Instant now, Outbox outbox) {
        settle(decided.stream().filter(OpenSession::hasChanged).toList(), now, outbox);
    }

    /** Writes all of them: those that were woken early get their later wake-up. */
    void settle(Collection<OpenSession> decided, Instant now, Outbox outbox) {
        contents.fill(decided.stream().filter(each -> each.filled().isPresent()).toList());
        var baskets = sessions.save(decided, now);
        for (var session : decided) {
            session.basket(baskets.get(session.id()));
        }
        tell(decided, outbox);
    }

    void tell(Collection<OpenSession> decided, Outbox outbox) {
        for (var session : decided) {
            session.tell(outbox, messages);
        }
        if (!decided.isEmpty()) {
            outbox.afterCommit(() -> announce(decided));
        }
    }

    private void announce(Collection<OpenSession> decided) {
        for (var session : decided) {
            meters.undone(session.undoings());
            if (session.ends()) {
                meters.finished(session.now());
                signals.raise(session.id());
            }
        }
    }
}
