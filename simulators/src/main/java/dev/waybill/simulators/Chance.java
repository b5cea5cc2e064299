package dev.waybill.simulators;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Seeded luck. Every question has its own stream and every draw its own number, so that a seed
 * gives the same run however threads interleave.
 */
public final class Chance {
    private final long seed;
    private final AtomicLong draws = new AtomicLong();

    public Chance(long seed) {
        this.seed = seed;
    }

    /** The luck of one numbered thing (an event, a payment): the same each time it is asked for. */
    public SplittableRandom of(String question, long number) {
        return new SplittableRandom(
                seed * 0x9E3779B97F4A7C15L + question.hashCode() * 0x100000001B3L + number);
    }

    /** The luck of the next call. */
    public SplittableRandom next() {
        return of("call", draws.getAndIncrement());
    }

    /** True in {@code rate} of all draws; draws nothing for a rate of zero. */
    public static boolean hits(SplittableRandom luck, double rate) {
        return rate > 0 && luck.nextDouble() < rate;
    }
}
