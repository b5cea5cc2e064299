package dev.waybill.platform;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How a thread waits for another one. It comes in, as the clock does, so that whoever drives all
 * threads decides how long anything takes.
 */
@FunctionalInterface
public interface Patience {

    /**
     * Waits until {@code event} is done, well or badly, but no longer than {@code atMost}.
     *
     * @return whether it is done
     */
    boolean await(CompletableFuture<?> event, Duration atMost) throws InterruptedException;

    /** By the clock on the wall. */
    Patience OF_A_CLOCK =
            (event, atMost) -> {
                try {
                    event.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (ExecutionException | java.util.concurrent.CancellationException _) {
                    return true;
                } catch (TimeoutException _) {
                    return event.isDone();
                }
            };
}
