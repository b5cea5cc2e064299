package dev.waybill.platform.effects;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How somebody outside is doing: each call is counted in its minute, for a day, in this process.
 * The same is the timer {@code waybill.outside.calls}.
 */
public final class Pulse {

    /** What a call came to. A no is an answer as good as a yes. */
    public enum Beat {
        ANSWERED,
        /** No answer, or one that says nothing. */
        SILENT
    }

    private static final int MINUTES = 24 * 60;

    private final String provider;
    private final Clock clock;
    private final MeterRegistry meters;
    private final @Nullable Minute[] minutes = new @Nullable Minute[MINUTES];
    private @Nullable Instant lastAnswer;
    private @Nullable Instant lastSilence;

    Pulse(String provider, Clock clock, MeterRegistry meters) {
        this.provider = provider;
        this.clock = clock;
        this.meters = meters;
    }

    private static final class Minute {
        final long number;
        long calls;
        long silent;
        long tookMs;
        long slowestMs;

        Minute(long number) {
            this.number = number;
        }
    }

    /**
     * Some minutes of calls.
     *
     * @param silent how many of them had no answer
     */
    record Slice(Instant from, long calls, long silent, long meanMs, long slowestMs) {}

    /**
     * @param slices those in which it was called
     */
    record State(
            String provider,
            Health health,
            long calls,
            long silent,
            @Nullable Instant lastAnswerAt,
            @Nullable Instant lastSilenceAt,
            List<Slice> slices) {
        State {
            slices = List.copyOf(slices);
        }
    }

    enum Health {
        /** It answers. */
        WELL,
        /** Some calls of the last minutes had no answer. */
        ILL,
        /** None had. */
        SILENT,
        /** It was not called lately. */
        UNKNOWN
    }

    /** A call that began then has ended now. */
    public void beat(Beat beat, Instant began) {
        var now = clock.instant();
        var took = Duration.between(began, now);
        var millis = Math.max(0, took.toMillis());
        synchronized (this) {
            var minute = minute(now);
            minute.calls++;
            minute.tookMs += millis;
            minute.slowestMs = Math.max(minute.slowestMs, millis);
            if (beat == Beat.SILENT) {
                minute.silent++;
                lastSilence = now;
            } else {
                lastAnswer = now;
            }
        }
        meters.timer("waybill.outside.calls", "provider", provider, "outcome", beat.name())
                .record(millis, TimeUnit.MILLISECONDS);
    }

    private Minute minute(Instant at) {
        var number = at.getEpochSecond() / 60;
        var place = (int) (number % MINUTES);
        var known = minutes[place];
        if (known == null || known.number != number) {
            known = new Minute(number);
            minutes[place] = known;
        }
        return known;
    }

    synchronized State state(Instant since, int minutesEach) {
        var slices = new ArrayList<Slice>();
        var first = since.getEpochSecond() / 60;
        var last = clock.instant().getEpochSecond() / 60;
        for (var from = first; from <= last; from += minutesEach) {
            var slice = slice(from, Math.min(last, from + minutesEach - 1));
            if (slice.calls() > 0) {
                slices.add(slice);
            }
        }
        return new State(
                provider,
                health(slice(last - 4, last)),
                slices.stream().mapToLong(Slice::calls).sum(),
                slices.stream().mapToLong(Slice::silent).sum(),
                lastAnswer,
                lastSilence,
                slices);
    }

    private static Health health(Slice lately) {
        if (lately.calls() == 0) {
            return Health.UNKNOWN;
        }
        if (lately.silent() == 0) {
            return Health.WELL;
        }
        return lately.silent() == lately.calls() ? Health.SILENT : Health.ILL;
    }

    private Slice slice(long first, long last) {
        long calls = 0;
        long silent = 0;
        long took = 0;
        long slowest = 0;
        for (var number = Math.max(0, first); number <= last; number++) {
            var minute = minutes[(int) (number % MINUTES)];
            if (minute != null && minute.number == number) {
                calls += minute.calls;
                silent += minute.silent;
                took += minute.tookMs;
                slowest = Math.max(slowest, minute.slowestMs);
            }
        }
        return new Slice(
                Instant.ofEpochSecond(first * 60),
                calls,
                silent,
                calls == 0 ? 0 : took / calls,
                slowest);
    }
}
