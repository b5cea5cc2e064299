package dev.waybill.warehouse;

import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.ToIntFunction;

/** What is measured: jobs at risk, orders packed, units that were short, items wrongly scanned. */
final class WarehouseMeters {

    private static final Duration COUNTED_ANEW = Duration.ofSeconds(5);

    private final MeterRegistry meters;
    private final Clock clock;
    private final ToIntFunction<Instant> atRisk;
    private final Counter packed;
    private final Counter wrongScans;
    private int counted;
    private Instant countedAt = Instant.MIN;

    /**
     * @param atRisk counts the jobs that are at risk at a time; asked at most every five seconds,
     *     and only when somebody looks
     */
    WarehouseMeters(MeterRegistry meters, Clock clock, ToIntFunction<Instant> atRisk) {
        this.meters = meters;
        this.clock = clock;
        this.atRisk = atRisk;
        this.packed = meters.counter("waybill.warehouse.orders.packed");
        this.wrongScans = meters.counter("waybill.warehouse.scans.wrong");
        Gauge.builder("waybill.warehouse.jobs.at.risk", this::jobsAtRisk)
                .description("jobs that are not packed and due soon, or late")
                .register(meters);
    }

    /** What has been told, after the commit. */
    void count(Collection<Record> facts) {
        for (var fact : facts) {
            if (fact instanceof OrderPacked) {
                packed.increment();
            } else if (fact instanceof OrderShortPicked missed) {
                missed.items().forEach(this::count);
            }
        }
    }

    void wrongScan() {
        wrongScans.increment();
    }

    private void count(OrderShortPicked.Item item) {
        meters.counter("waybill.warehouse.units.short", "reason", item.reason().name())
                .increment((double) item.requested() - item.picked());
    }

    private synchronized int jobsAtRisk() {
        var now = clock.instant();
        if (countedAt.plus(COUNTED_ANEW).isBefore(now)) {
            counted = atRisk.applyAsInt(now);
            countedAt = now;
        }
        return counted;
    }
}
