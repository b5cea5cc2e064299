package dev.waybill.platform.messaging;

import java.time.Duration;
import java.time.Instant;

/**
 * Handles rows that are due. Called inside a transaction; rows must be locked with {@code for
 * update skip locked}.
 */
@FunctionalInterface
public interface Alarm {

    /**
     * @return how many rows were due; the kernel calls again at once until it is zero
     */
    int ring(Instant now, Outbox outbox);

    /** How long nobody notices that rows are due: so often it is rung. */
    default Duration every() {
        return OFTEN;
    }

    Duration OFTEN = Duration.ofMillis(250);
}
