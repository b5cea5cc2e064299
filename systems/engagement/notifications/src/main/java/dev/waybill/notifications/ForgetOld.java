package dev.waybill.notifications;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Duration;
import java.time.Instant;

/** What was told, and what is known of orders, is kept as long as somebody may ask for it. */
final class ForgetOld implements Alarm {

    private static final int AT_ONCE = 500;
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final OrderNotes notes;
    private final Messages messages;
    private final Duration kept;
    private Instant next = Instant.MIN;

    ForgetOld(OrderNotes notes, Messages messages, Duration kept) {
        this.notes = notes;
        this.messages = messages;
        this.kept = kept;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        if (now.isBefore(next)) {
            return 0;
        }
        var before = now.minus(kept);
        var gone =
                messages.deleteEndedBefore(before, AT_ONCE)
                        + notes.deleteHeardBefore(before, AT_ONCE);
        next = gone == 0 ? now.plus(EVERY) : now;
        return gone;
    }
}
