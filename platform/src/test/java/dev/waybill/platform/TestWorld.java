package dev.waybill.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.waybill.platform.messaging.Messaging;
import dev.waybill.platform.messaging.MessagingSettings;
import dev.waybill.platform.messaging.Transactor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A fresh real database with the platform's tables, and transactions that may tell. */
public final class TestWorld implements AutoCloseable {

    private final HikariDataSource pool = new HikariDataSource();
    private final String url = FreshDatabase.withPlatform();
    private final Messaging messaging;

    public TestWorld(Clock clock) {
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(0);
        pool.setConnectionTimeout(2_000);
        messaging =
                new Messaging(
                        new Messaging.Base(
                                ground(),
                                clock,
                                Ids.of(clock, new SecureRandom()),
                                new SimpleMeterRegistry(),
                                threads()),
                        MessagingSettings.of(new Settings(_ -> null)));
        messaging.prepareOutbox();
    }

    private Ground ground() {
        return new Ground(
                pool,
                unpooled(),
                MessagingSettings.of(new Settings(_ -> null)).kafka(),
                Executors.newVirtualThreadPerTaskExecutor(),
                Patience.OF_A_CLOCK);
    }

    public static ThreadFactory threads() {
        return Thread.ofPlatform().daemon().name("test-", 0).factory();
    }

    public DataSource unpooled() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    public Transactor transactor() {
        return messaging.transactor();
    }

    public DataSource pool() {
        return pool;
    }

    public Database database() {
        return new Database(pool);
    }

    @Override
    public void close() {
        pool.close();
    }
}
