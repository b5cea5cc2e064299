package dev.waybill.bench;

import org.HdrHistogram.Histogram;

/** How long something took, in milliseconds. */
public record Latency(long count, double p50, double p95, double p99, double max) {

    static Latency of(Histogram micros) {
        return new Latency(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1e3,
                micros.getValueAtPercentile(95) / 1e3,
                micros.getValueAtPercentile(99) / 1e3,
                micros.getMaxValue() / 1e3);
    }
}
