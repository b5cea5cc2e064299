package dev.waybill.carts.offence;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

public final class WaitsByItself {

    boolean waits(Semaphore semaphore) throws InterruptedException {
        return semaphore.tryAcquire(1, TimeUnit.SECONDS);
    }
}
