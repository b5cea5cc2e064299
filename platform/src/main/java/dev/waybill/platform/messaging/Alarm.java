package dev.waybill.platform.messaging;

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
}
