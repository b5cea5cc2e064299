package dev.waybill.platform.messaging;

import dev.waybill.contracts.products.ProductDeleted;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Concurrent writers that behave as badly as PostgreSQL allows: savepoints, roll-backs, commits out
 * of the order of ids.
 */
final class Writers implements AutoCloseable {

    private final KernelWorld world;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> started = new ArrayList<>();

    Writers(KernelWorld world) {
        this.world = world;
    }

    /** Each tells {@code messages} times, about keys of its choice. */
    Writers start(int writers, int messages, int keys) {
        for (var w = 0; w < writers; w++) {
            var random = new Random(w);
            started.add(threads.submit(() -> write(random, messages, keys)));
        }
        return this;
    }

    private Void write(Random random, int messages, int keys) throws SQLException {
        try (var connection = world.connections().getConnection()) {
            connection.setAutoCommit(false);
            for (var i = 0; i < messages; i++) {
                tell(connection, random, world.key(random.nextInt(keys)));
                if (random.nextInt(10) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    world.relays().forEach(Relay::wake);
                }
            }
        }
        return null;
    }

    private void tell(Connection connection, Random random, UUID key) throws SQLException {
        insert(connection, key, number(connection, key));
        if (random.nextInt(5) == 0) {
            // A subtransaction whose message must never be seen.
            var savepoint = connection.setSavepoint();
            insert(connection, key, 1_000_000);
            connection.rollback(savepoint);
        }
        if (random.nextInt(4) == 0) {
            hold(connection, random.nextInt(15));
        }
    }

    /**
     * Tells, and commits only after {@code meanwhile}, in which others may tell under higher ids.
     */
    void tellLate(UUID key, Runnable meanwhile) throws SQLException {
        try (var connection = world.connections().getConnection()) {
            connection.setAutoCommit(false);
            insert(connection, key, number(connection, key));
            meanwhile.run();
            connection.commit();
            world.relays().forEach(Relay::wake);
        }
    }

    private static int number(Connection connection, UUID key) throws SQLException {
        try (var next =
                connection.prepareStatement(
                        """
                        insert into proof_key as p values (?, 1)
                        on conflict (key) do update set n = p.n + 1 returning n
                        """)) {
            next.setObject(1, key);
            try (var rows = next.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void insert(Connection connection, UUID key, int n) throws SQLException {
        var buffer = world.buffer();
        buffer.tell(
                new ProductDeleted(new UUID(0, n), Instant.now(), key, null),
                new Cause(key, null, null, null));
        buffer.insert(connection);
    }

    /** Others commit higher ids meanwhile. */
    private static void hold(Connection connection, int millis) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(" + millis / 1000.0 + ")");
        }
    }

    void await() throws Exception {
        for (var each : started) {
            each.get(120, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
