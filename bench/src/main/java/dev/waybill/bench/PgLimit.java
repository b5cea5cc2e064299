package dev.waybill.bench;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * What the same PostgreSQL does with an order when nothing stands around it: one transaction of an
 * order, three lines, three guarded stock decrements and one message of 800 bytes, with plain JDBC.
 * The yardstick for {@link Bench}.
 */
public final class PgLimit {

    private static final int PRODUCTS = 5_000;
    private static final int LINES = 3;
    private static final byte[] MESSAGE = new byte[800];

    private static final String SCHEMA =
            """
            drop schema if exists bench_limit cascade;
            create schema bench_limit;
            create table bench_limit.stock (
              id int primary key, available int not null check (available >= 0)) with (fillfactor = 50);
            insert into bench_limit.stock select n, 1000000000 from generate_series(1, %d) n;
            create table bench_limit.orders (
              id bigint generated always as identity primary key, customer_id uuid not null,
              total bigint not null, placed_at timestamptz not null default now());
            create table bench_limit.lines (
              order_id bigint not null, line int not null, product_id int not null,
              quantity int not null, unit_price bigint not null, primary key (order_id, line));
            create table bench_limit.message (
              id bigint generated always as identity primary key, order_id bigint not null,
              payload bytea not null);
            """;

    private PgLimit() {}

    /**
     * @param jdbcUrl of the database that Waybill uses; the schema {@code bench_limit} is made in
     *     it and dropped again
     */
    public record Options(String jdbcUrl, int connections, Duration time) {

        /**
         * @param jdbcUrl carries the user, and the password if there is one
         */
        public static Options of(String jdbcUrl) {
            return new Options(jdbcUrl, 32, Duration.ofSeconds(20));
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(jdbcUrl);
        }
    }

    /**
     * @param fsync as PostgreSQL has it, so that a cheat shows
     * @param refusals decrements that found too little stock; there is enough for all
     */
    public record Figures(
            int connections,
            double seconds,
            long orders,
            double ordersPerSecond,
            long refusals,
            String fsync,
            String synchronousCommit) {}

    /**
     * @throws Unusable if the database does not let us
     */
    public static Figures run(Options options, PrintStream out) {
        out.printf(
                "Limit: one transaction per order, %d connections, %d s%n",
                options.connections(), options.time().toSeconds());
        try (var connection = options.connect()) {
            execute(connection, SCHEMA.formatted(PRODUCTS));
            try {
                return measure(options, connection);
            } finally {
                execute(connection, "drop schema bench_limit cascade");
            }
        } catch (SQLException e) {
            throw new Unusable(
                    "The limit could not be measured at "
                            + options.jdbcUrl()
                            + ": "
                            + e.getMessage(),
                    e);
        }
    }

    private static Figures measure(Options options, Connection connection) throws SQLException {
        var orders = new LongAdder();
        var refusals = new LongAdder();
        var start = System.nanoTime();
        var end = start + options.time().toNanos();
        var workers = IntStream.range(0, options.connections()).boxed().toList();
        Crowd.each(workers, workers.size(), _ -> work(options, end, orders, refusals));
        var seconds = (System.nanoTime() - start) / 1e9;
        return new Figures(
                options.connections(),
                seconds,
                orders.sum(),
                orders.sum() / seconds,
                refusals.sum(),
                show(connection, "fsync"),
                show(connection, "synchronous_commit"));
    }

    private static boolean work(Options options, long end, LongAdder orders, LongAdder refusals) {
        try (var connection = options.connect()) {
            connection.setAutoCommit(false);
            try (var order = new OneOrder(connection)) {
                while (System.nanoTime() < end) {
                    (order.place() ? orders : refusals).increment();
                }
            }
            return true;
        } catch (SQLException e) {
            throw new Unusable("The limit could not be measured: " + e.getMessage(), e);
        }
    }

    /** The transaction, with its statements prepared. */
    private static final class OneOrder implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement order;
        private final PreparedStatement lines;
        private final PreparedStatement stock;
        private final PreparedStatement message;

        OneOrder(Connection connection) throws SQLException {
            this.connection = connection;
            this.order =
                    connection.prepareStatement(
                            "insert into bench_limit.orders (customer_id, total) values (?, ?) returning id");
            this.lines =
                    connection.prepareStatement(
                            "insert into bench_limit.lines values (?, 1, ?, 1, 999), (?, 2, ?, 1, 999), (?, 3, ?, 1, 999)");
            this.stock =
                    connection.prepareStatement(
                            "update bench_limit.stock set available = available - ? where id = ? and available >= ?");
            this.message =
                    connection.prepareStatement(
                            "insert into bench_limit.message (order_id, payload) values (?, ?)");
        }

        boolean place() throws SQLException {
            var products = products();
            var id = insertOrder();
            for (int line = 0; line < LINES; line++) {
                lines.setLong(2 * line + 1, id);
                lines.setInt(2 * line + 2, products[line]);
            }
            lines.executeUpdate();
            for (var product : products) {
                if (!decrement(product)) {
                    connection.rollback();
                    return false;
                }
            }
            message.setLong(1, id);
            message.setBytes(2, MESSAGE);
            message.executeUpdate();
            connection.commit();
            return true;
        }

        private long insertOrder() throws SQLException {
            order.setObject(1, Keys.random());
            order.setLong(2, 2_997);
            try (var row = order.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        private boolean decrement(int product) throws SQLException {
            stock.setInt(1, 1);
            stock.setInt(2, product);
            stock.setInt(3, 1);
            return stock.executeUpdate() == 1;
        }

        /** Sorted, so that two orders never wait for each other in a circle. */
        private static int[] products() {
            return ThreadLocalRandom.current()
                    .ints(1, PRODUCTS + 1)
                    .distinct()
                    .limit(LINES)
                    .sorted()
                    .toArray();
        }

        @Override
        public void close() throws SQLException {
            for (var statement : Arrays.asList(order, lines, stock, message)) {
                statement.close();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String show(Connection connection, String setting) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }
}
