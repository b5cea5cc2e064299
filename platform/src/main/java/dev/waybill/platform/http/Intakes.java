package dev.waybill.platform.http;

import dev.waybill.platform.Database;
import dev.waybill.platform.messaging.Transactor;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/** All intakes of a process: each has one thread, so its batches follow each other. */
public final class Intakes implements AutoCloseable {

    private final List<IntakeLoop<?>> loops = new CopyOnWriteArrayList<>();
    private final Transactor transactor;
    private final Idempotency idempotency;
    private final ThreadFactory threads;

    public Intakes(Transactor transactor, Database database, ThreadFactory threads) {
        this.transactor = transactor;
        this.idempotency = new Idempotency(database);
        this.threads = threads;
    }

    public <C> Intake<C> open(String system, RequestHandler<C> handler) {
        var loop = new IntakeLoop<>(system, handler, transactor, idempotency);
        loops.add(loop);
        var thread = threads.newThread(loop);
        thread.setName("takes-" + system + "-" + loops.size());
        thread.start();
        return loop;
    }

    @Override
    public void close() {
        loops.forEach(IntakeLoop::close);
    }
}
