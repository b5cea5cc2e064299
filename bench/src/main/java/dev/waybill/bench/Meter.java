package dev.waybill.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What is measured while the clients shop. */
final class Meter {

    /** What is timed. */
    enum Kind {
        CREATE_CART("POST /carts"),
        ADD_ITEM("POST /carts/{id}/items"),
        CHECK_OUT("POST /carts/{id}/checkout"),
        PLACE("POST /checkouts"),
        AWAIT("GET /checkouts/{id}?wait=10s"),
        CHECKOUT_TO_CONFIRMED("checkout to confirmed"),
        WHOLE_ORDER("whole order");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        boolean isRequest() {
            return compareTo(CHECKOUT_TO_CONFIRMED) < 0;
        }
    }

    private static final long LONGEST = TimeUnit.SECONDS.toMicros(120);

    private final Map<Kind, Histogram> micros = new EnumMap<>(Kind.class);
    private final LongAdder confirmed = new LongAdder();
    private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();

    Meter() {
        for (var kind : Kind.values()) {
            micros.put(kind, new ConcurrentHistogram(1, LONGEST, 3));
        }
    }

    /** Notes a time that began at {@code start} and ends now, both by {@link System#nanoTime}. */
    void time(Kind kind, long start) {
        var taken = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
        histogram(kind).recordValue(Math.min(taken, LONGEST));
    }

    void confirmed() {
        confirmed.increment();
    }

    /** An order that Waybill answered with no. */
    void failed(String reason) {
        failures.computeIfAbsent(reason, _ -> new LongAdder()).increment();
    }

    /** A request that was not answered as it should have been. */
    void error(String kind) {
        errors.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    long confirmedSoFar() {
        return confirmed.sum();
    }

    Map<String, Long> failures() {
        return sums(failures);
    }

    Map<String, Long> errors() {
        return sums(errors);
    }

    Latency latency(Kind kind) {
        return Latency.of(histogram(kind));
    }

    /**
     * As if each client had asked once per mean order time, whatever the server did: what a stall
     * would have done to those who did not get to ask.
     */
    Latency corrected(Kind kind, Kind cycle) {
        var orders = histogram(cycle);
        return orders.getTotalCount() == 0
                ? latency(kind)
                : Latency.of(
                        histogram(kind)
                                .copyCorrectedForCoordinatedOmission((long) orders.getMean()));
    }

    private Histogram histogram(Kind kind) {
        var histogram = micros.get(kind);
        if (histogram == null) {
            throw new IllegalStateException("not timed: " + kind);
        }
        return histogram;
    }

    private static Map<String, Long> sums(Map<String, LongAdder> adders) {
        var sums = new TreeMap<String, Long>();
        adders.forEach((name, adder) -> sums.put(name, adder.sum()));
        return sums;
    }
}
