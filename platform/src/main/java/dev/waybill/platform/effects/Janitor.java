package dev.waybill.platform.effects;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;

/**
 * Drives effects to an end whose caller died, timed out, or was told nothing that can be relied on:
 * each is asked about again, with more and more time in between, for as long as it takes.
 */
public final class Janitor<Q> implements Alarm {

    private static final int BITE = 500;

    private final Effects<Q> effects;
    private final Calls<Q, ?> calls;

    public Janitor(Effects<Q> effects, Calls<Q, ?> calls) {
        this.effects = effects;
        this.calls = calls;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = effects.takeDue(now, BITE);
        outbox.afterCommit(() -> calls.send(due));
        return due.size();
    }
}
