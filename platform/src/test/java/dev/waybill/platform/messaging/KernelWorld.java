package dev.waybill.platform.messaging;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductsContracts;
import dev.waybill.embedded.EmbeddedKafka;
import dev.waybill.embedded.TestServers;
import dev.waybill.platform.Database;
import dev.waybill.platform.FreshDatabase;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Patience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A kernel on real PostgreSQL and real Kafka whose parts can be killed, paused and swapped.
 * Messages are numbered per key, from one on; the reader writes each down in the transaction in
 * which it handles it.
 */
final class KernelWorld implements AutoCloseable {

    private static final AtomicInteger SOURCES = new AtomicInteger(1000);

    private final int source;
    private final long family;
    private final String url;
    private final DataSource pool;
    private final Clock clock = Clock.systemUTC();
    private final Ids ids = Ids.of(clock, new SecureRandom());
    private final KafkaSettings kafka;
    private final OutboxPartitions partitions;
    private final List<Running> running = new CopyOnWriteArrayList<>();
    private final List<Relay> relays = new CopyOnWriteArrayList<>();
    private final Transactor transactor;
    private final Database database;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    KernelWorld() {
        this(1_000_000);
    }

    /**
     * @param rows ids per partition of the outbox
     */
    KernelWorld(long rows) {
        this(
                FreshDatabase.withPlatform(),
                SOURCES.incrementAndGet(),
                rows,
                on(TestServers.kafka()));
    }

    /** On a broker of its own. */
    KernelWorld(EmbeddedKafka broker) {
        this(FreshDatabase.withPlatform(), SOURCES.incrementAndGet(), 1_000_000, on(broker));
    }

    private static KafkaSettings on(EmbeddedKafka broker) {
        return new KafkaSettings(broker.bootstrap(), "", 3, (short) 1);
    }

    private KernelWorld(String url, int source, long rows, KafkaSettings kafka) {
        this.url = url;
        this.kafka = kafka;
        this.source = source;
        this.family = source * 1_000_003L;
        this.pool = pooled(url);
        this.database = new Database(pool);
        this.transactor =
                new Transactor(
                        pool, clock, ids, new Partitioner(3), () -> relays.forEach(Relay::wake));
        this.partitions = new OutboxPartitions(pool, rows);
        partitions.createAhead();
        database.sql("create table if not exists proof_key (key uuid primary key, n int not null)")
                .update();
        database.sql(
                        """
                        create table if not exists proof_heard (
                            place bigint generated always as identity, reader text, key uuid, n int, late interval)
                        """)
                .update();
        register();
    }

    private void register() {
        try (var connection = unpooled().getConnection()) {
            identity(new SnapshotWindow(), "").register(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DataSource pooled(String url) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(40);
        pool.setMinimumIdle(0);
        return pool;
    }

    private DataSource unpooled() {
        var simple = new PGSimpleDataSource();
        simple.setUrl(url);
        return simple;
    }

    /** Something that runs on a thread of its own and can be killed by what its probe throws. */
    final class Running {
        private final Thread thread;
        private final AutoCloseable stop;
        private final List<AutoCloseable> belongings;

        Running(String name, Runnable loop, AutoCloseable stop, List<AutoCloseable> belongings) {
            this.stop = stop;
            this.belongings = belongings;
            this.thread =
                    new Thread(
                            () -> {
                                try {
                                    loop.run();
                                } catch (Died _) {
                                    closeAll();
                                }
                            },
                            name);
            thread.setDaemon(true);
            thread.start();
        }

        /** What the operating system does for a dead process: its connections are cut. */
        private void closeAll() {
            for (var each : belongings) {
                try {
                    each.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        boolean isDead() {
            return !thread.isAlive();
        }

        void awaitDeath() {
            Awaitility.await("death of " + thread.getName())
                    .atMost(Duration.ofSeconds(60))
                    .until(this::isDead);
        }

        void stop() throws Exception {
            stop.close();
            thread.join(10_000);
        }
    }

    /** How a relay differs from the one in production. */
    record RelayKind(Leadership leadership, Window window, Step.Probe probe, boolean flushAmid) {
        static RelayKind normal() {
            return new RelayKind(
                    Leadership.ADVISORY_LOCK, new SnapshotWindow(), Step.Probe.NONE, false);
        }

        RelayKind with(Step.Probe probe) {
            return new RelayKind(leadership, window, probe, true);
        }

        RelayKind with(Window window) {
            return new RelayKind(leadership, window, probe, flushAmid);
        }

        RelayKind unguarded() {
            return new RelayKind((_, _) -> true, window, probe, flushAmid);
        }
    }

    Running relay(RelayKind kind) {
        var belongings = new CopyOnWriteArrayList<AutoCloseable>();
        var producers = new CopyOnWriteArrayList<Producer<byte[], byte[]>>();
        Supplier<Producer<byte[], byte[]>> producer =
                () -> {
                    var made = kafka.producer();
                    producers.add(made);
                    belongings.add(() -> made.close(Duration.ZERO));
                    return made;
                };
        Step.Probe probe =
                step -> {
                    if (kind.flushAmid() && step == Step.AMID_PRODUCE) {
                        producers.getLast().flush();
                    }
                    kind.probe().at(step);
                };
        var relay =
                new Relay(
                        new Relay.Parts(
                                source,
                                tracked(unpooled(), belongings),
                                producer,
                                identity(new SnapshotWindow(), ""),
                                kind.leadership(),
                                new Ticks(),
                                kind.window(),
                                clock,
                                probe,
                                Patience.OF_A_CLOCK),
                        new RelayGauge(source, meters));
        relays.add(relay);
        return run(new Running("relay", relay, relay, belongings));
    }

    SourceIdentity identity(Window window, String accepted) {
        return new SourceIdentity(
                source, accepted, new LogTail(kafka::observer, TopicSetup.ensure(kafka)), window);
    }

    private static DataSource tracked(DataSource source, List<AutoCloseable> belongings) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                var connection = super.getConnection();
                belongings.add(connection);
                return connection;
            }
        };
    }

    /** How a reader differs from the one in production. */
    record ReaderKind(
            Acceptance acceptance,
            boolean guarded,
            Step.Probe probe,
            BatchHandler<ProductDeleted> before,
            List<Alarm> alarms) {
        static ReaderKind normal() {
            return new ReaderKind(
                    Acceptance.CONTIGUOUS, true, Step.Probe.NONE, (_, _) -> {}, List.of());
        }

        ReaderKind waking(Alarm alarm) {
            return new ReaderKind(acceptance, guarded, probe, before, List.of(alarm));
        }

        ReaderKind with(Step.Probe probe) {
            return new ReaderKind(acceptance, guarded, probe, before, alarms);
        }

        ReaderKind with(Acceptance acceptance) {
            return new ReaderKind(acceptance, guarded, probe, before, alarms);
        }

        ReaderKind withoutCompareAndSet() {
            return new ReaderKind(acceptance, false, probe, before, alarms);
        }

        /**
         * @param before runs before each batch is written down, in its transaction
         */
        ReaderKind doing(BatchHandler<ProductDeleted> before) {
            return new ReaderKind(acceptance, guarded, probe, before, alarms);
        }
    }

    Running reader(String name, ReaderKind kind) {
        var belongings = new CopyOnWriteArrayList<AutoCloseable>();
        Supplier<Consumer<byte[], byte[]>> consumers =
                () -> {
                    var consumer = impatientConsumer(name);
                    belongings.add(() -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
                    return consumer;
                };
        var reader = build(name, kind);
        var loop =
                new ReaderLoop(
                        name,
                        List.of(reader),
                        new Together(new Positions(database), transactor),
                        consumers,
                        Patience.OF_A_CLOCK);
        return run(new Running("reader-" + name, loop, loop, belongings));
    }

    private Reader build(String name, ReaderKind kind) {
        BatchHandler<ProductDeleted> handler =
                (batch, outbox) -> {
                    kind.before().handle(batch, outbox);
                    writeDown(name, batch);
                };
        var listening =
                new Listening(
                        List.of(new Ear<>(name, handler).on(ProductsContracts.PRODUCT_DELETED)));
        var positions = kind.guarded() ? new Positions(database) : new UnguardedPositions(database);
        var delivery =
                new Delivery(
                        new Delivery.Parts(
                                name,
                                name,
                                listening,
                                positions,
                                new ParkedMessages(database),
                                transactor,
                                List.of(Duration.ofMillis(10)),
                                kind.probe(),
                                Patience.OF_A_CLOCK));
        return new Reader(
                new Reader.Parts(
                        name,
                        listening,
                        delivery,
                        new Alarms(name, kind.alarms(), transactor),
                        kind.acceptance(),
                        clock),
                new ReaderGauge(name, meters));
    }

    /** As in production, but the broker gives up on it after a second without a poll. */
    private Consumer<byte[], byte[]> impatientConsumer(String reader) {
        var settings = new Properties();
        settings.put("bootstrap.servers", kafka.bootstrap());
        settings.put("group.id", "proof." + source + "." + reader);
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        settings.put("session.timeout.ms", "1500");
        settings.put("heartbeat.interval.ms", "300");
        settings.put("max.poll.interval.ms", "1000");
        settings.put("max.poll.records", "200");
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void writeDown(String reader, Batch<ProductDeleted> batch) {
        var mine = batch.messages().stream().filter(heard -> isMine(heard.body())).toList();
        database.sql(
                        """
                        insert into proof_heard (reader, key, n, late)
                        select :reader, key, n, late * interval '1 microsecond'
                        from unnest(:keys::uuid[], :ns::int[], :late::bigint[]) with ordinality as h(key, n, late, place)
                        order by place
                        """)
                .param("reader", reader)
                .param("keys", Database.uuids(mine, heard -> heard.body().productId()))
                .param("ns", Database.ints(mine, heard -> number(heard.body())))
                .param("late", Database.longs(mine, heard -> micros(heard.at())))
                .update();
    }

    private long micros(Instant told) {
        return Duration.between(told, clock.instant()).toNanos() / 1_000;
    }

    boolean isMine(ProductDeleted message) {
        return message.productId().getMostSignificantBits() == family;
    }

    static int number(ProductDeleted message) {
        return (int) message.eventId().getLeastSignificantBits();
    }

    UUID key(int k) {
        return new UUID(family, k);
    }

    private Running run(Running started) {
        running.add(started);
        return started;
    }

    /**
     * Tells the next message of a key; the key's row lock makes the order of commits the order per
     * key.
     */
    void tell(UUID key, Outbox outbox) {
        var n =
                database.sql(
                                """
                                insert into proof_key as p values (:key, 1)
                                on conflict (key) do update set n = p.n + 1 returning n
                                """)
                        .param("key", key)
                        .query(Integer.class)
                        .single();
        outbox.tell(
                new ProductDeleted(new UUID(0, n), clock.instant(), key, null),
                new Cause(ids.next(), null, null, null));
    }

    void tell(UUID key) {
        transactor.run(
                "proof",
                (outbox, _) -> {
                    tell(key, outbox);
                    return true;
                });
    }

    int lastTold(UUID key) {
        return database.sql("select coalesce((select n from proof_key where key = :key), 0)")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /** What a reader has heard against what was told. */
    record Verdict(long missing, long twice, long disordered) {
        boolean isClean() {
            return missing == 0 && twice == 0 && disordered == 0;
        }
    }

    Verdict verdict(String reader) {
        return database.sql(
                        """
                        with heard as (select * from proof_heard where reader = :reader),
                        told as (select key, g.n from proof_key k, generate_series(1, k.n) as g(n)),
                        ordered as (
                            select n < lag(n) over (partition by key order by place) as back from heard)
                        select (select count(*) from told t where not exists (
                                    select from heard h where h.key = t.key and h.n = t.n)),
                               (select count(*) from (select from heard group by key, n having count(*) > 1) as d),
                               (select count(*) from ordered where back)
                        """)
                .param("reader", reader)
                .query((row, _) -> new Verdict(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** Waits until everything told was heard, or the patience is over; then says how it came. */
    Verdict settle(String reader, Duration patience) {
        try {
            Awaitility.await()
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> verdict(reader).missing() == 0);
        } catch (ConditionTimeoutException _) {
            // the verdict says what is missing
        }
        return verdict(reader);
    }

    double latencyMillis(String reader, double quantile) {
        return database.sql(
                        """
                        select extract(epoch from percentile_disc(:q) within group (order by late)) * 1000
                        from proof_heard where reader = :reader
                        """)
                .param("q", quantile)
                .param("reader", reader)
                .query(Double.class)
                .single();
    }

    long heardCount(String reader) {
        return database.sql("select count(*) from proof_heard where reader = :reader")
                .param("reader", reader)
                .query(Long.class)
                .single();
    }

    OutboxBuffer buffer() {
        return new OutboxBuffer("proof", ids, new Partitioner(3), clock.instant());
    }

    SimpleMeterRegistry meters() {
        return meters;
    }

    OutboxPartitions partitions() {
        return partitions;
    }

    KafkaSettings kafka() {
        return kafka;
    }

    Transactor transactor() {
        return transactor;
    }

    Database database() {
        return database;
    }

    DataSource connections() {
        return unpooled();
    }

    List<Relay> relays() {
        return relays;
    }

    /** A backup: the database as it is now. Nothing of this world may run. */
    String backup() throws Exception {
        close();
        return TestServers.copyOf(url);
    }

    /** The same database again. */
    KernelWorld reopened() {
        return new KernelWorld(url, source, 1_000_000, kafka);
    }

    /** The same source, from a backup. */
    KernelWorld restored(String backup) {
        return new KernelWorld(backup, source, 1_000_000, kafka);
    }

    void stopAll() throws Exception {
        for (var each : new ArrayList<>(running)) {
            each.stop();
        }
        running.clear();
        relays.clear();
    }

    @Override
    public void close() throws Exception {
        stopAll();
        ((HikariDataSource) pool).close();
    }
}
