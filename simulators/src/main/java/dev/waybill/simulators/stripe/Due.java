package dev.waybill.simulators.stripe;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** Something to do at a time of the machine's monotonic clock. */
record Due(long nanos, Runnable task) implements Delayed {

    static Due in(Duration delay, Runnable task) {
        return new Due(System.nanoTime() + delay.toNanos(), task);
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return other instanceof Due due
                ? Long.signum(nanos - due.nanos)
                : Long.compare(
                        getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
