package dev.waybill.orders;

import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.orders.Holds.Count;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** What is measured: orders that wait for somebody, and those that nobody has looked at in time. */
final class HoldMeters {

    private static final Duration COUNTED_ANEW = Duration.ofSeconds(5);

    private final Clock clock;
    private final Function<Instant, Map<HoldReason, Count>> counting;
    private Map<HoldReason, Count> counts = Map.of();
    private Instant countedAt = Instant.MIN;

    /**
     * @param counting asked at most every five seconds, and only when somebody looks
     */
    HoldMeters(
            MeterRegistry meters, Clock clock, Function<Instant, Map<HoldReason, Count>> counting) {
        this.clock = clock;
        this.counting = counting;
        for (var reason : HoldReason.values()) {
            Gauge.builder("waybill.orders.holds.open", () -> count(reason).open())
                    .description("holds that are not released")
                    .tag("reason", reason.name())
                    .register(meters);
            Gauge.builder("waybill.orders.holds.overdue", () -> count(reason).overdue())
                    .description("open holds that nobody has looked at in time")
                    .tag("reason", reason.name())
                    .register(meters);
        }
    }

    private synchronized Count count(HoldReason reason) {
        var now = clock.instant();
        if (countedAt.plus(COUNTED_ANEW).isBefore(now)) {
            counts = counting.apply(now);
            countedAt = now;
        }
        return counts.getOrDefault(reason, Count.NONE);
    }
}
