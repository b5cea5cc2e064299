package dev.waybill.platform.http;

import dev.waybill.platform.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Where commands gather while a batch is under way. After closing time nobody comes in. */
final class WaitingRoom<C> {

    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private final BlockingQueue<Waiting<C>> queue;
    private final Patience patience;
    private volatile CompletableFuture<Boolean> bell = new CompletableFuture<>();
    private volatile boolean open = true;
    private volatile boolean left;

    WaitingRoom(int seats, Patience patience) {
        this.patience = patience;
        this.queue = new LinkedBlockingQueue<>(seats);
    }

    void enter(Waiting<C> waiting) {
        if (!open) {
            waiting.fail(stopping());
        } else if (!queue.offer(waiting)) {
            waiting.fail(
                    Problem.tryAgain(
                            503, "busy", "Too many requests are waiting. Try again in a second."));
        }
        bell.complete(true);
        if (left) {
            // It came in while the last one who serves went out.
            leave();
        }
    }

    /** Those who wait, at most {@code most}; empty if nobody came for a while. */
    List<Waiting<C>> next(int most) throws InterruptedException {
        var batch = new ArrayList<Waiting<C>>();
        if (queue.drainTo(batch, most) == 0 && patience.await(bell, LOOK_UP)) {
            // First the bell, then the look: who comes after it rings the new one.
            bell = new CompletableFuture<>();
            queue.drainTo(batch, most);
        }
        return batch;
    }

    boolean isDone() {
        return !open && queue.isEmpty();
    }

    void close() {
        open = false;
    }

    /** Nobody serves any more: whoever still waits is told so. */
    void leave() {
        open = false;
        left = true;
        var rest = new ArrayList<Waiting<C>>();
        queue.drainTo(rest);
        rest.forEach(each -> each.fail(stopping()));
    }

    private static Problem stopping() {
        return Problem.tryAgain(503, "stopping", "Waybill is stopping. Nothing was changed.");
    }
}
