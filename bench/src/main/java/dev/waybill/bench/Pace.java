package dev.waybill.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for a moment on the monotonic clock. */
final class Pace {

    private Pace() {}

    /**
     * @param deadline as {@link System#nanoTime} counts
     * @return false if the thread was interrupted before
     */
    static boolean until(long deadline) {
        for (var left = deadline - System.nanoTime();
                left > 0;
                left = deadline - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(left);
        }
        return true;
    }

    static boolean wait(Duration time) {
        return until(System.nanoTime() + time.toNanos());
    }
}
