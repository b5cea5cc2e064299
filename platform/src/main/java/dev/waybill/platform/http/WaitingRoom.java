package dev.waybill.platform.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where commands gather while a batch is under way. After closing time nobody comes in. */
final class WaitingRoom<C> {

    private static final long LOOK_UP_MILLIS = 250;

    private final BlockingQueue<Waiting<C>> queue;
    private volatile boolean open = true;
    private volatile boolean left;

    WaitingRoom(int seats) {
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
        if (left) {
            // It came in while the last one who serves went out.
            leave();
        }
    }

    /** Those who wait, at most {@code most}; empty if nobody came for a while. */
    List<Waiting<C>> next(int most) throws InterruptedException {
        var first = queue.poll(LOOK_UP_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return List.of();
        }
        var batch = new ArrayList<Waiting<C>>();
        batch.add(first);
        queue.drainTo(batch, most - 1);
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
