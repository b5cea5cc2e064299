package dev.waybill.platform.messaging;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/** What a reader shows of itself. */
final class ReaderGauge {

    private final Counter messages;
    private final Counter discarded;
    private final Counter foreign;
    private volatile long lag;
    private volatile long parked;
    private volatile int holes;

    ReaderGauge(String reader, MeterRegistry meters) {
        this.messages = meters.counter("waybill.reader.messages", "reader", reader);
        this.discarded = meters.counter("waybill.reader.discarded", "reader", reader);
        this.foreign = meters.counter("waybill.reader.foreign", "reader", reader);
        meters.gauge(
                "waybill.reader.parked", Tags.of("reader", reader), this, gauge -> gauge.parked);
        meters.gauge("waybill.reader.lag", Tags.of("reader", reader), this, gauge -> gauge.lag);
        meters.gauge("waybill.reader.holes", Tags.of("reader", reader), this, gauge -> gauge.holes);
    }

    void accepted(int count) {
        if (count > 0) {
            messages.increment(count);
        }
    }

    void behind(long messages, Holes open) {
        lag = messages;
        holes = open.overdue().size();
    }

    void discarded() {
        discarded.increment();
    }

    /** A record that no relay has sent. */
    void foreign() {
        foreign.increment();
    }

    void parked(long waiting) {
        parked = waiting;
    }

    /** Messages in the log that have not been polled yet. */
    long lag() {
        return lag;
    }

    double discardedCount() {
        return discarded.count();
    }

    double messageCount() {
        return messages.count();
    }
}
