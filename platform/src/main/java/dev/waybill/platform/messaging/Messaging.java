package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import dev.waybill.platform.Ground;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Parts;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messaging kernel of one database: its outbox and relay, and the readers of the systems that
 * share the database.
 */
public final class Messaging implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Messaging.class);

    private final Base base;
    private final MessagingSettings settings;
    private final Transactor transactor;
    private final ParkedMessages parked;
    private final ToldMessages told;
    private final OutboxPartitions partitions;
    private final Upkeep upkeep;
    private final RelayGauge relayGauge;
    private final Readers readers;
    private final List<ReaderLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Alarm> chores = new CopyOnWriteArrayList<>();
    private Optional<Relay> relay = Optional.empty();

    /**
     * What the kernel stands on.
     *
     * @param ground with connections for handlers, and others for the relay
     */
    public record Base(
            Ground ground,
            Clock clock,
            Ids ids,
            MeterRegistry meters,
            ThreadFactory threads,
            Parts parts) {

        /** With every part as built. */
        public Base(
                Ground ground, Clock clock, Ids ids, MeterRegistry meters, ThreadFactory threads) {
            this(ground, clock, ids, meters, threads, Parts.AS_BUILT);
        }
    }

    public Messaging(Base base, MessagingSettings settings) {
        this.base = base;
        this.settings = settings;
        var database = new Database(base.ground().pool());
        this.parked = new ParkedMessages(database);
        this.told = new ToldMessages(database);
        this.partitions = new OutboxPartitions(base.ground().pool(), settings.partitionRows());
        this.relayGauge = new RelayGauge(settings.source(), base.meters());
        this.transactor =
                new Transactor(
                        base.ground().pool(),
                        base.clock(),
                        base.ids(),
                        new Partitioner(base.ground().log().partitions()),
                        this::wakeRelay);
        this.readers = new Readers(base, transactor, parked);
        this.upkeep =
                new Upkeep(
                        partitions,
                        new ExpiredPartitions(base.ground().unpooled(), settings.retention()),
                        new Alarms("platform", chores, transactor),
                        base.clock(),
                        base.ground().patience());
    }

    public Transactor transactor() {
        return transactor;
    }

    /** Due rows of the platform itself, rung now and then as long as the kernel runs. */
    public void wakes(Alarm chore) {
        chores.add(chore);
    }

    /** Adds a system's readers: one per reader name, the first of which rings the alarms. */
    public void add(String system, List<Ear<?>> ears, List<Alarm> alarms) {
        readers.add(system, ears, alarms);
    }

    /** The outbox can be told to; nothing is relayed until {@link #start}. */
    public void prepareOutbox() {
        partitions.createAhead();
    }

    /**
     * Checks that this database may speak, then starts the relay and the readers.
     *
     * @throws SourceIdentity.SourceRefused if the database was restored and nobody has decided what
     *     to do
     */
    public void start() {
        prepareOutbox();
        var topics = base.ground().log().prepare();
        var started = new Relay(relayParts(topics), relayGauge);
        identify(topics);
        relay = Optional.of(started);
        start("relay", started);
        loops.addAll(readers.loops(settings.together()));
        loops.forEach(loop -> start("hears-" + loop.name(), loop));
        start("outbox-partitions", upkeep);
    }

    private void identify(List<TopicPartition> topics) {
        try (var connection = base.ground().unpooled().getConnection()) {
            var identity = identity(topics);
            identity.register(connection);
            // Checked here too, so that a process that may not speak says so instead of starting.
            if (Leadership.ADVISORY_LOCK.take(connection, settings.source())) {
                identity.verify(connection, new Ticks());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    private Relay.Parts relayParts(List<TopicPartition> topics) {
        return new Relay.Parts(
                settings.source(),
                base.ground().unpooled(),
                base.ground().log()::producer,
                identity(topics),
                Leadership.ADVISORY_LOCK,
                new Ticks(),
                base.parts().choose(Window.class, new SnapshotWindow()),
                base.clock(),
                Step.Probe.NONE,
                base.ground().patience());
    }

    private SourceIdentity identity(List<TopicPartition> topics) {
        return new SourceIdentity(
                settings.source(),
                settings.acceptRestored(),
                new LogTail(base.ground().log()::observer, topics),
                new SnapshotWindow());
    }

    private void start(String name, Runnable loop) {
        var thread = base.threads().newThread(loop);
        thread.setName(name);
        thread.setUncaughtExceptionHandler((_, broken) ->
                LOG.error("{} has died; the process must be started again", name, broken));
        threads.add(thread);
        thread.start();
    }

    private void wakeRelay() {
        relay.ifPresent(Relay::wake);
    }

    ToldMessages told() {
        return told;
    }

    ParkedMessages parked() {
        return parked;
    }

    List<Reader> readers() {
        return readers.all();
    }

    RelayGauge relayGauge() {
        return relayGauge;
    }

    int source() {
        return settings.source();
    }

    /** Sends everything from a tick on again; those who have heard it drop it. */
    void rewind(long fromTick) {
        relay.ifPresent(each -> each.rewind(fromTick));
    }

    @Override
    public void close() {
        loops.forEach(ReaderLoop::close);
        relay.ifPresent(Relay::close);
        upkeep.close();
        for (var thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    Map<String, Long> lags() {
        return readers.lags();
    }
}
