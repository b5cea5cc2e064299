package dev.waybill.simulators;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How reliable a simulator is.
 *
 * @param latency before the work of each call
 * @param unavailableRate answered 503 before anything happened; worth asking again
 * @param errorRate answered 500, nothing done
 * @param timeoutBeforeRate nothing is done and no answer comes
 * @param timeoutAfterRate the work is done and no answer comes
 * @param timeoutMs how long a connection without an answer is held before it is closed
 */
public record Faults(
        Latency latency,
        double unavailableRate,
        double errorRate,
        double timeoutBeforeRate,
        double timeoutAfterRate,
        long timeoutMs) {

    public static final Faults NONE = new Faults(Latency.NONE, 0, 0, 0, 0, 30_000);

    /** What becomes of one call. */
    public enum Fate {
        ANSWER,
        UNAVAILABLE,
        ERROR,
        TIMEOUT_BEFORE,
        TIMEOUT_AFTER
    }

    public Faults {
        Checks.rate("unavailableRate", unavailableRate);
        Checks.rate("errorRate", errorRate);
        Checks.rate("timeoutBeforeRate", timeoutBeforeRate);
        Checks.rate("timeoutAfterRate", timeoutAfterRate);
        Checks.within("timeoutMs", timeoutMs, 0, Latency.LONGEST);
    }

    public Faults latency(Latency changed) {
        return new Faults(
                changed,
                unavailableRate,
                errorRate,
                timeoutBeforeRate,
                timeoutAfterRate,
                timeoutMs);
    }

    public Faults unavailable(double rate) {
        return new Faults(latency, rate, errorRate, timeoutBeforeRate, timeoutAfterRate, timeoutMs);
    }

    public Faults errors(double rate) {
        return new Faults(
                latency, unavailableRate, rate, timeoutBeforeRate, timeoutAfterRate, timeoutMs);
    }

    public Faults timeoutsBefore(double rate, long holdMs) {
        return new Faults(latency, unavailableRate, errorRate, rate, timeoutAfterRate, holdMs);
    }

    public Faults timeoutsAfter(double rate, long holdMs) {
        return new Faults(latency, unavailableRate, errorRate, timeoutBeforeRate, rate, holdMs);
    }

    public Fate fate(SplittableRandom luck) {
        if (Chance.hits(luck, unavailableRate)) {
            return Fate.UNAVAILABLE;
        }
        if (Chance.hits(luck, errorRate)) {
            return Fate.ERROR;
        }
        if (Chance.hits(luck, timeoutBeforeRate)) {
            return Fate.TIMEOUT_BEFORE;
        }
        return Chance.hits(luck, timeoutAfterRate) ? Fate.TIMEOUT_AFTER : Fate.ANSWER;
    }

    public Reply.Silence silence() {
        return new Reply.Silence(Duration.ofMillis(timeoutMs));
    }
}
