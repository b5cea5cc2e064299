package dev.waybill.notifications;

import dev.waybill.notifications.Message.State;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of giving a message to its provider. */
record Outcome(Errand errand, Report report) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /**
     * How a message stands after an attempt.
     *
     * @param nextAt when to try again; none if it has ended
     */
    record Ending(UUID id, State state, @Nullable Instant nextAt, String outcome) {}

    /**
     * @param patience how long after it was due it is still worth telling
     */
    Ending ending(Instant now, Duration patience) {
        return switch (report) {
            case Report.Accepted _ -> ended(State.DONE, report.line());
            case Report.Refused _, Report.AddressDead _ -> ended(State.FAILED, report.line());
            case Report.NotTaken _ -> again(State.WAITING, now, patience);
            case Report.Unknown _ -> again(State.UNKNOWN, now, patience);
        };
    }

    private Ending again(State state, Instant now, Duration patience) {
        var next = now.plus(pause(errand.attempts()));
        if (next.isAfter(errand.dueAt().plus(patience))) {
            return ended(State.FAILED, "given up: " + report.line());
        }
        return new Ending(errand.id(), state, next, report.line());
    }

    private Ending ended(State state, String why) {
        return new Ending(errand.id(), state, null, why);
    }

    /** Doubles with each attempt. */
    static Duration pause(int attempts) {
        var doublings = Math.min(Math.max(attempts, 1) - 1, 20);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
