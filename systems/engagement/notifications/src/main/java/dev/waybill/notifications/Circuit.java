package dev.waybill.notifications;

import java.time.Duration;
import java.time.Instant;

/// Whether a provider is asked at all. One that fails time after time is left in peace for a while.
///
/// ```
/// Closed --failed 5 times in a row--> Open --one call went well--> Closed
///                                     |  ^
///                                     `--' the call at the end of the pause failed: twice as long
/// ```
sealed interface Circuit {

    Circuit WELL = new Closed(0);

    int MOST_FAILURES = 5;
    Duration FIRST_PAUSE = Duration.ofSeconds(5);
    Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    /** How many calls may be begun, of those that there is room for. */
    int admits(int room, Instant now);

    Circuit heard(boolean well, Instant now);

    /** Everything goes through. */
    record Closed(int failures) implements Circuit {

        @Override
        public int admits(int room, Instant now) {
            return room;
        }

        @Override
        public Circuit heard(boolean well, Instant now) {
            if (well) {
                return WELL;
            }
            return failures + 1 < MOST_FAILURES
                    ? new Closed(failures + 1)
                    : new Open(now.plus(FIRST_PAUSE), FIRST_PAUSE);
        }
    }

    /** Nothing goes through; then one call may show whether it is well again. */
    record Open(Instant until, Duration pause) implements Circuit {

        @Override
        public int admits(int room, Instant now) {
            return now.isBefore(until) ? 0 : Math.min(room, 1);
        }

        /** Calls that began before it opened do not prolong the pause. */
        @Override
        public Circuit heard(boolean well, Instant now) {
            if (well) {
                return WELL;
            }
            return now.isBefore(until) ? this : longer(now);
        }

        private Open longer(Instant now) {
            var twice = pause.multipliedBy(2);
            var next = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
            return new Open(now.plus(next), next);
        }
    }
}
