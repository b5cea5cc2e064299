package dev.waybill.cli;

import java.util.concurrent.CountDownLatch;

/** Keeps a command there until its process is told to end. */
final class Stay {
    private final CountDownLatch end = new CountDownLatch(1);

    void forEver() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        end.countDown();
    }
}
