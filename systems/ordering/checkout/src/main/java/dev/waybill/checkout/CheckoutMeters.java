package dev.waybill.checkout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What is measured: live sessions by state, ends by reason, attempts to undo, and facts that nobody
 * knew.
 */
final class CheckoutMeters {

    private static final Duration COUNTED_ANEW = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final Clock clock;
    private final Supplier<Map<Status, Integer>> live;
    private final Counter undoings;
    private Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private Instant countedAt = Instant.MIN;

    /**
     * @param live counts the live sessions; asked at most every five seconds, and only when
     *     somebody looks
     */
    CheckoutMeters(MeterRegistry meters, Clock clock, Supplier<Map<Status, Integer>> live) {
        this.meters = meters;
        this.clock = clock;
        this.live = live;
        this.undoings =
                Counter.builder("waybill.checkout.compensation.attempts")
                        .description("commands told to undo something")
                        .register(meters);
        for (var status : Status.values()) {
            if (!status.isFinished()) {
                Gauge.builder("waybill.checkout.sessions", () -> count(status))
                        .description("live checkout sessions")
                        .tag("state", status.name())
                        .register(meters);
            }
        }
    }

    void unknown(Fact fact) {
        meters.counter("waybill.checkout.facts.unknown", "fact", fact.getClass().getSimpleName())
                .increment();
    }

    void undone(long attempts) {
        undoings.increment(attempts);
    }

    void finished(Session session) {
        var outcome =
                session instanceof Session.Failed failed
                        ? failed.why().reason().name()
                        : Status.of(session).name();
        meters.counter("waybill.checkout.finished", "outcome", outcome).increment();
    }

    private synchronized int count(Status status) {
        var now = clock.instant();
        if (countedAt.plus(COUNTED_ANEW).isBefore(now)) {
            counts = live.get();
            countedAt = now;
        }
        return counts.getOrDefault(status, 0);
    }
}
