package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class FootingTest {

    private final MovableClock clock = new MovableClock();
    private final Patience patience =
            (_, atMost) -> {
                clock.move(atMost);
                return false;
            };
    private final Footing footing = new Footing(clock, patience, Duration.ofSeconds(60));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void whatIsNotThereYetIsWaitedFor() {
        var outages =
                new ArrayDeque<RuntimeException>(
                        List.of(
                                away("08001", "Connection to 127.0.0.1:5432 refused"),
                                away("57P03", "the database system is starting up"),
                                away("08006", "An I/O error occurred"),
                                new IllegalStateException(
                                        "Kafka does not answer", new TimeoutException())));

        footing.stand("Starting", () -> tryOnce(outages.poll()));

        assertThat(tries).hasValue(5);
    }

    @Test
    void itIsNotWaitedForEverAndOneSentenceSaysForWhat() {
        assertThatThrownBy(() ->
                        footing.stand(
                                "Bringing the schema carts up to date",
                                () -> tryOnce(away("08001", "Connection to db:5432 refused"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "Bringing the schema carts up to date needs PostgreSQL: Connection to db:5432 refused; it was waited for during 60 s, in vain");
        assertThat(tries).hasValue(61);
    }

    /** The pool says "not available", whatever it was: the reason below it counts. */
    @Test
    void whatWaitingDoesNotMendIsSaidAtOnce() {
        var wrong =
                new IllegalStateException(
                        new SQLTransientConnectionException(
                                "not available",
                                "08001",
                                new SQLException("password authentication failed", "28P01")));

        assertThatThrownBy(() -> footing.stand("Starting", () -> tryOnce(wrong))).isSameAs(wrong);
        assertThatThrownBy(() ->
                        footing.stand(
                                "Starting",
                                () -> tryOnce(new IllegalStateException("wrong partitions"))))
                .hasMessage("wrong partitions");
        assertThat(tries).hasValue(2);
    }

    @Test
    void aMigrationWhoseDatabaseIsCutGoesOnWhenItIsBack() {
        try (var world = new TestWorld(Clock.systemUTC())) {
            var cut = new CutTwice(world.pool());

            footing.stand("Migrating", () -> Migrations.run(cut, "proofs"));

            assertThat(cut.connections).hasValueGreaterThan(2);
            assertThat(
                            world.database()
                                    .sql("select count(*) from proofs.entry")
                                    .query()
                                    .singleValue())
                    .isEqualTo(0L);
        }
    }

    private void tryOnce(@Nullable RuntimeException failure) {
        tries.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException away(String state, String message) {
        return new IllegalStateException("wrapped", new SQLException(message, state));
    }

    /** Ends the server's side of the first two connections before they are used. */
    private static final class CutTwice extends DelegatingDataSource {
        final AtomicInteger connections = new AtomicInteger();

        CutTwice(DataSource whole) {
            super(whole);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            if (connections.incrementAndGet() <= 2) {
                try (var end = connection.createStatement()) {
                    end.execute("select pg_terminate_backend(pg_backend_pid())");
                } catch (SQLException _) {
                    // that is what was asked for
                }
            }
            return connection;
        }
    }
}
