package dev.waybill.checkout;

import java.time.Duration;
import java.time.Instant;

/**
 * How often something has been asked for, and when it is asked for again if nobody answers: after
 * 15 s, then 30 s, 60 s and so on, at most 5 min apart. The attempt only ever grows within a step,
 * so no two askings share an id.
 */
record Turn(int attempt, Instant due) {

    static final Duration FIRST_WAIT = Duration.ofSeconds(15);
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 5;

    static Turn first(Instant now) {
        return new Turn(1, now.plus(FIRST_WAIT));
    }

    /** Nobody answered: ask again and wait longer. */
    Turn again(Instant now) {
        return new Turn(attempt + 1, now.plus(wait(attempt + 1)));
    }

    /** Something new is asked for, after {@code attempt} others. */
    static Turn afresh(int attempt, Instant now) {
        return new Turn(attempt + 1, now.plus(FIRST_WAIT));
    }

    Turn notAfter(Instant limit) {
        return due.isAfter(limit) ? new Turn(attempt, limit) : this;
    }

    boolean isDue(Instant now) {
        return !now.isBefore(due);
    }

    private static Duration wait(int attempt) {
        var doubled = FIRST_WAIT.multipliedBy(1L << Math.min(attempt - 1, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
