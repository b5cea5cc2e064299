package dev.waybill.platform.http;

import dev.waybill.platform.Database;
import dev.waybill.platform.Patience;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.Transactor;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** All intakes of a process: each has one thread, so its batches follow each other. */
public final class Intakes implements AutoCloseable {

    private static final Duration LAST_ORDERS = Duration.ofSeconds(5);

    private final List<Open> intakes = new CopyOnWriteArrayList<>();
    private final Transactor transactor;
    private final Idempotency idempotency;
    private final ThreadFactory threads;
    private final Patience patience;

    public Intakes(
            Transactor transactor, Database database, ThreadFactory threads, Patience patience) {
        this.patience = patience;
        this.transactor = transactor;
        this.idempotency = new Idempotency(database);
        this.threads = threads;
    }

    private record Open(IntakeLoop<?> loop, Thread thread) {}

    public <C> Intake<C> open(String system, RequestHandler<C> handler) {
        return open(system, handler, IntakeLoop.Limits.USUAL);
    }

    <C> Intake<C> open(String system, RequestHandler<C> handler, IntakeLoop.Limits limits) {
        var loop = new IntakeLoop<>(system, handler, transactor, idempotency, limits, patience);
        var thread = threads.newThread(loop);
        intakes.add(new Open(loop, thread));
        thread.setName("takes-" + system + "-" + intakes.size());
        thread.start();
        return loop;
    }

    /** Forgets idempotency keys that are past their time. */
    public Alarm forgetsKeys() {
        return (now, _) -> idempotency.prune(now);
    }

    /** Requests that wait are still answered, within some seconds; new ones are refused. */
    @Override
    public void close() {
        intakes.forEach(each -> each.loop().close());
        try {
            for (var each : intakes) {
                each.thread().join(LAST_ORDERS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            intakes.forEach(each -> each.loop().abandon());
        }
    }
}
