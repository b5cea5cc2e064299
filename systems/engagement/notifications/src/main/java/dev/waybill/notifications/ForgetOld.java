package dev.waybill.notifications;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** What was told, and what is known of orders, is kept as long as somebody may ask for it. */
final class ForgetOld implements Alarm {

    private static final int AT_ONCE = 500;

    private final OrderNotes notes;
    private final Messages messages;
    private final Duration kept;

    ForgetOld(OrderNotes notes, Messages messages, Duration kept) {
        this.notes = notes;
        this.messages = messages;
        this.kept = kept;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var before = now.minus(kept);
        return messages.deleteEndedBefore(before, AT_ONCE)
                + notes.deleteHeardBefore(before, AT_ONCE);
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }
}
