package dev.waybill.platform.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bell: ringing it once or a hundred times while nobody waits wakes the next waiter once. */
final class Wakeup {

    private final Semaphore bell = new Semaphore(0);

    void ring() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    /**
     * @return whether the bell was rung; false if the time is over
     */
    boolean await(Duration atMost) {
        try {
            var rung = bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
            bell.drainPermits();
            return rung;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
