package dev.waybill.platform.messaging;

import dev.waybill.platform.Patience;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done now and then as long as the kernel runs. */
final class Upkeep implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final OutboxPartitions partitions;
    private final ExpiredPartitions expired;
    private final Alarms chores;
    private final Clock clock;
    private final Wakeup stop;
    private volatile boolean running = true;

    Upkeep(
            OutboxPartitions partitions,
            ExpiredPartitions expired,
            Alarms chores,
            Clock clock,
            Patience patience) {
        this.partitions = partitions;
        this.expired = expired;
        this.chores = chores;
        this.clock = clock;
        this.stop = new Wakeup(patience);
    }

    @Override
    public void run() {
        while (running) {
            stop.await(EVERY);
            if (running) {
                attempt("making partitions of the outbox ahead", partitions::createAhead);
                attempt("dropping old ones", () -> expired.drop(clock.instant()));
                chores.ring(clock.instant());
            }
        }
    }

    /** Each on its own: long transactions may hold up the dropping, never the making. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} has to wait: {}", what, e.toString());
        }
    }

    @Override
    public void close() {
        running = false;
        stop.ring();
    }
}
