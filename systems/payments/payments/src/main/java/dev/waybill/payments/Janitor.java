package dev.waybill.payments;

import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Drives effects to an end whose caller died, timed out, or was told nothing that can be relied on:
 * each is asked about again, with more and more time in between, for as long as it takes.
 */
final class Janitor implements Alarm {

    private static final int BITE = 500;

    private final Effects effects;
    private final Consumer<List<Errand>> calls;

    Janitor(Effects effects, Consumer<List<Errand>> calls) {
        this.effects = effects;
        this.calls = calls;
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        var due = effects.takeDue(now, BITE);
        outbox.afterCommit(() -> calls.accept(due));
        return due.size();
    }
}
