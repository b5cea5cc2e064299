package dev.waybill.platform.messaging;

import dev.waybill.platform.Patience;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A bell: ringing it once or a hundred times while nobody waits wakes the next waiter once. */
final class Wakeup {

    private final Patience patience;
    private volatile CompletableFuture<Boolean> bell = new CompletableFuture<>();

    Wakeup(Patience patience) {
        this.patience = patience;
    }

    void ring() {
        bell.complete(true);
    }

    /**
     * One thread waits at a time.
     *
     * @return whether the bell was rung; false if the time is over
     */
    boolean await(Duration atMost) {
        try {
            var rung = patience.await(bell, atMost);
            if (rung) {
                // Whoever rings between these two is heard all the same: this waiter looks next.
                bell = new CompletableFuture<>();
            }
            return rung;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
