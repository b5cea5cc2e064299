package dev.waybill.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.platform.messaging.MessageLog;
import dev.waybill.platform.messaging.MessagingSettings;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What a house stands on: its database, its message log, its threads for calls, and how it waits.
 *
 * @param unpooled connections of their own, for sessions that hold locks
 */
public record Ground(
        DataSource pool,
        DataSource unpooled,
        MessageLog log,
        ExecutorService calls,
        Patience patience) {

    /**
     * Whoever stands in the way, in this process or another, is told to go or is given up on: what
     * waits is done again, and the pool is never full of those who wait for one that does not end.
     */
    private static final String NOBODY_WAITS_FOR_EVER =
            "set lock_timeout = '30s'; set idle_in_transaction_session_timeout = '5min'";

    /** PostgreSQL and Kafka, as the settings name them. */
    static Ground of(Settings settings) {
        return new Ground(
                pool(settings),
                unpooled(settings),
                MessagingSettings.of(settings).kafka(),
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("calls-", 0).factory()),
                Patience.OF_A_CLOCK);
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
        // Nothing here takes this long; what does is written down with where it began.
        pool.setLeakDetectionThreshold(Duration.ofMinutes(3).toMillis());
        // Statements are few, named and asked for ever: one plan each, not one per question.
        // (Planning
        // took up to four times as long as running a look-up by key.)
        pool.setConnectionInitSql(
                "set plan_cache_mode = force_generic_plan;" + NOBODY_WAITS_FOR_EVER);
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

    /** A pool is closed with the house; what else was given is the giver's. */
    void close() {
        if (pool instanceof HikariDataSource own) {
            own.close();
        }
    }
}
