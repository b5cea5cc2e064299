package dev.waybill.inventory;

import dev.waybill.platform.Ids;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares stock, ledger and reservations now and then: what never should differ is seen if it
 * does.
 */
final class WatchDrift implements Alarm {

    private static final Logger LOG = LoggerFactory.getLogger(WatchDrift.class);

    /** How often the table, which says whose turn it is, is asked in that time. */
    private static final int ASKED = 10;

    private final Drifts drifts;
    private final Duration every;
    private final Ids ids;
    private final AtomicInteger open;

    WatchDrift(Drifts drifts, Duration every, Ids ids, MeterRegistry meters) {
        this.drifts = drifts;
        this.every = every;
        this.ids = ids;
        this.open = meters.gauge("waybill.inventory.drift", new AtomicInteger());
    }

    @Override
    public int ring(Instant now, Outbox outbox) {
        if (!drifts.isTime(now, every)) {
            return 0;
        }
        var seen =
                drifts.differing().stream()
                        .map(each ->
                                new Drift(
                                        ids.next(),
                                        each.productId(),
                                        each.location(),
                                        Drift.State.OPEN,
                                        each.counts(),
                                        now,
                                        null,
                                        null,
                                        null))
                        .toList();
        drifts.write(seen, now);
        outbox.afterCommit(() -> open.set(seen.size()));
        if (!seen.isEmpty()) {
            LOG.warn(
                    "Stock, ledger and reservations differ at {} places: GET /stock/drift",
                    seen.size());
        }
        return seen.size();
    }

    @Override
    public Duration every() {
        return every.dividedBy(ASKED);
    }
}
