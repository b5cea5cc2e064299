package dev.waybill.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.platform.http.Intakes;
import dev.waybill.platform.messaging.Messaging;
import dev.waybill.platform.messaging.MessagingAdmin;
import dev.waybill.platform.messaging.MessagingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rooms of a process that share one database: migrates their schemas, furnishes them, runs the
 * messaging kernel under them. Readers and relay start with {@link #start}; until then nothing
 * moves.
 */
public final class House implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final HikariDataSource pool;
    private final Messaging messaging;
    private final Intakes intakes;
    private final ExecutorService calls;
    private final List<FurnishedRoom> rooms = new ArrayList<>();
    private final Signals signals;
    private final Clock clock;

    /** What comes from outside the house: time, chance, threads and configuration. */
    public record Givens(
            Clock clock,
            Ids ids,
            Settings settings,
            MeterRegistry meters,
            ThreadFactory threads,
            Parts parts) {

        /** With every part as built. */
        public Givens(
                Clock clock,
                Ids ids,
                Settings settings,
                MeterRegistry meters,
                ThreadFactory threads) {
            this(clock, ids, settings, meters, threads, Parts.AS_BUILT);
        }
    }

    public House(List<WaybillSystem> systems, Givens givens) {
        var settings = givens.settings();
        this.clock = givens.clock();
        this.pool = pool(settings);
        this.calls =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("calls-", 0).factory());
        this.signals = new Signals(clock);
        Migrations.run(pool, "platform");
        systems.forEach(system -> Migrations.run(pool, system.name()));
        this.messaging =
                new Messaging(
                        new Messaging.Base(
                                pool,
                                unpooled(settings),
                                clock,
                                givens.ids(),
                                givens.meters(),
                                givens.threads(),
                                givens.parts()),
                        MessagingSettings.of(settings));
        var database = new Database(pool);
        this.intakes = new Intakes(messaging.transactor(), database, givens.threads());
        messaging.wakes(intakes.forgetsKeys());
        var fixtures =
                new FurnishedRoom.Fixtures(
                        database,
                        clock,
                        givens.ids(),
                        settings,
                        givens.meters(),
                        calls,
                        signals,
                        intakes,
                        givens.parts());
        systems.forEach(system -> rooms.add(FurnishedRoom.of(system, fixtures)));
        rooms.forEach(room -> messaging.add(room.system(), room.ears(), room.alarms()));
    }

    public void start() {
        messaging.start();
    }

    public List<FurnishedRoom> rooms() {
        return List.copyOf(rooms);
    }

    public Messaging messaging() {
        return messaging;
    }

    public DataSource database() {
        return pool;
    }

    /** What is served: each room's controllers and the kernel's own. */
    public List<Object> controllers() {
        var all = new ArrayList<Object>();
        rooms.forEach(room -> all.addAll(room.controllers()));
        all.add(new MessagingAdmin(messaging, clock));
        return all;
    }

    private static HikariDataSource pool(Settings settings) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url(settings));
        withText(settings, "waybill.database.user", pool::setUsername);
        withText(settings, "waybill.database.password", pool::setPassword);
        pool.setMaximumPoolSize(settings.number("waybill.database.connections", 24));
        pool.setMinimumIdle(4);
        pool.setConnectionTimeout(10_000);
        pool.setPoolName("waybill");
        // Statements are few, named and asked for ever: one plan each, not one per question.
        // (Planning
        // took up to four times as long as running a look-up by key.)
        pool.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        pool.addDataSourceProperty("prepareThreshold", "2");
        pool.addDataSourceProperty("ApplicationName", "waybill");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return pool;
    }

    private static DataSource unpooled(Settings settings) {
        var source = new PGSimpleDataSource();
        source.setUrl(url(settings));
        withText(settings, "waybill.database.user", source::setUser);
        withText(settings, "waybill.database.password", source::setPassword);
        source.setPrepareThreshold(2);
        source.setTcpKeepAlive(true);
        source.setApplicationName("waybill-relay");
        return source;
    }

    /** What is not given stays as the URL has it. */
    private static void withText(Settings settings, String key, Consumer<String> use) {
        var value = settings.text(key);
        if (value != null) {
            use.accept(value);
        }
    }

    private static String url(Settings settings) {
        var url = settings.text("waybill.database.url");
        if (url == null) {
            throw new IllegalArgumentException(
                    "waybill.database.url is not set: give the JDBC URL of a PostgreSQL database, or use ./waybill up, which brings its own");
        }
        return url;
    }

    /**
     * First nothing new comes in, then calls under way hand in their outcomes, then the last
     * commands are answered. What is told meanwhile is sent at the next start.
     */
    @Override
    public void close() {
        messaging.close();
        awaitCalls();
        intakes.close();
        pool.close();
    }

    /** One that takes longer is brought back by its due row. */
    private void awaitCalls() {
        calls.shutdown();
        try {
            if (!calls.awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.info("A call to the outside is still under way; its due row brings it back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
