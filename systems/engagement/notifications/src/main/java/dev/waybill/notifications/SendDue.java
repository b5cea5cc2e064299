package dev.waybill.notifications;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/**
 * Sends what is due: planned, past somebody's quiet hours, to be tried again, or lost by whoever
 * sent it. Takes no more than the providers can be given at this moment.
 */
final class SendDue implements Alarm {

    private final Messages messages;
    private final Calls calls;

    SendDue(Messages messages, Calls calls) {
        this.messages = messages;
        this.calls = calls;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var room = calls.room();
        if (room.isEmpty()) {
            return 0;
        }
        var due = messages.takeDue(room, now);
        outbox.afterCommit(() -> calls.send(due));
        return due.size();
    }
}
