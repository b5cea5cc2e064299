package dev.waybill.simulators.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tells events until the receiver has taken them: at least once, in no promised order, across
 * restarts.
 *
 * <p>What has been taken is written to the journal a few at a time; a kill in between means telling
 * twice.
 */
final class Deliveries implements AutoCloseable {
    private static final int AT_ONCE = 12;
    private static final Duration NOTE_AFTER = Duration.ofMillis(50);

    private final Register register;
    private final Webhook webhook;
    private final Schedule schedule;
    private final Gate gate;
    private final DelayQueue<Due> queue = new DelayQueue<>();
    private final ConcurrentLinkedQueue<Integer> taken = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean noting = new AtomicBoolean();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    Deliveries(Register register, Webhook webhook, Schedule schedule, Gate gate) {
        this.register = register;
        this.webhook = webhook;
        this.schedule = schedule;
        this.gate = gate;
        plan(register.tellTo(this::plan));
        for (var i = 0; i < AT_ONCE; i++) {
            threads.execute(this::deliver);
        }
    }

    /** Called under the register's lock: only plans. */
    private void plan(List<Event> events) {
        for (var event : events) {
            var deliveries = schedule.deliveries(event);
            if (deliveries.isEmpty()) {
                queue.add(Due.in(Duration.ZERO, () -> register.lose(event.number())));
            }
            for (var i = 0; i < deliveries.size(); i++) {
                var copy = i > 0;
                queue.add(Due.in(deliveries.get(i), () -> tell(event, 1, copy)));
            }
        }
    }

    private void deliver() {
        try {
            while (!closed) {
                var due = queue.take();
                gate.awaitUntil(() -> closed || open());
                if (!closed) {
                    run(due.task());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A full disk must not end the telling: what cannot be noted is told again after a restart. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            System.err.println("simulators: a webhook delivery failed: " + failed);
        }
    }

    private boolean open() {
        var dials = schedule.dials();
        return !dials.paused() && !dials.url().isEmpty();
    }

    /**
     * @param copy nobody waits for it: it is not tried again
     */
    private void tell(Event event, int attempt, boolean copy) {
        if (webhook.taken(event, schedule.dials().url())) {
            if (!copy) {
                taken.add(event.number());
                noteSoon();
            }
        } else if (!copy) {
            queue.add(
                    Due.in(schedule.retry(event, attempt), () -> tell(event, attempt + 1, false)));
        }
    }

    private void noteSoon() {
        if (noting.compareAndSet(false, true)) {
            queue.add(Due.in(NOTE_AFTER, this::note));
        }
    }

    private void note() {
        noting.set(false);
        var numbers = new ArrayList<Integer>();
        for (var number = taken.poll(); number != null; number = taken.poll()) {
            numbers.add(number);
        }
        if (!numbers.isEmpty()) {
            register.acknowledge(numbers);
        }
    }

    @Override
    public void close() {
        closed = true;
        gate.look();
        for (var i = 0; i < AT_ONCE; i++) {
            queue.add(Due.in(Duration.ZERO, () -> {}));
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        note();
    }
}
