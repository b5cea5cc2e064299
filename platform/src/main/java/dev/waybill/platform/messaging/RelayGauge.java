package dev.waybill.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the relay shows of itself. */
final class RelayGauge {

    private final Timer length;
    private final Counter messages;
    private volatile Duration lag = Duration.ZERO;
    private volatile Duration lastTick = Duration.ZERO;
    private volatile @Nullable String refusal;

    RelayGauge(int source, MeterRegistry meters) {
        var name = String.valueOf(source);
        this.length = meters.timer("waybill.relay.tick", "source", name);
        this.messages = meters.counter("waybill.relay.messages", "source", name);
        meters.gauge(
                "waybill.relay.lag",
                Tags.of("source", name),
                this,
                gauge -> gauge.lag.toMillis() / 1000.0);
    }

    void idle() {
        lag = Duration.ZERO;
    }

    void sent(List<OutboxMessage> rows, Instant began, Instant ended) {
        if (!rows.isEmpty()) {
            lag = Duration.between(rows.getFirst().toldAt(), ended);
            lastTick = Duration.between(began, ended);
            length.record(lastTick);
            messages.increment(rows.size());
        }
    }

    void refused(RuntimeException why) {
        refusal = why.getMessage();
    }

    /** From a message's being told to its being sent, of the last tick's oldest message. */
    Duration lag() {
        return lag;
    }

    Duration lastTick() {
        return lastTick;
    }

    double messageCount() {
        return messages.count();
    }

    @Nullable String refusal() {
        return refusal;
    }
}
