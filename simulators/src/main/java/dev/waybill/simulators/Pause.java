package dev.waybill.simulators;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting that ends early when the process stops. */
public final class Pause {
    private final CountDownLatch over = new CountDownLatch(1);

    /**
     * @return false if the process is stopping: whoever waited should give up
     */
    public boolean last(Duration time) throws InterruptedException {
        return !time.isPositive() || !over.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    public void end() {
        over.countDown();
    }
}
