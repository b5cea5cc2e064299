package dev.waybill.proof.simulate;

import dev.waybill.app.Roles;
import dev.waybill.embedded.EmbeddedPostgres;
import dev.waybill.platform.Ground;
import dev.waybill.platform.House;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Migrations;
import dev.waybill.platform.Patience;
import dev.waybill.platform.Settings;
import dev.waybill.platform.messaging.MessagingSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database with all schemas, in which one world after another takes place. */
final class Workshop implements AutoCloseable {

    private static final String TABLES =
            """
            select format('%I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and not c.relispartition
              and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
              and c.relname not in ('flyway_history', 'confirmation_key', 'outbox_partition')
            order by 1
            """;

    private static final String SEQUENCES =
            """
            select format('select setval(%L, %s, false)', format('%I.%I', schemaname, sequencename), start_value)
            from pg_sequences order by 1
            """;

    /** What was deleted is still passed over; now and then the tables are really emptied. */
    private static final int THOROUGHLY = 20;

    private final Path folder;
    private final Connection broom;
    private final String sweep;
    private final String thoroughSweep;
    private final String restart;
    private int sweeps;

    /** What a shop returns by before anybody has said otherwise: it comes with the schema. */
    private final String returnPolicy;

    private final SingleConnectionDataSource looks;
    final Cellar pool;
    final Cellar unpooled;
    final Locks locks;

    private Workshop(String url, Path folder) throws SQLException {
        this.folder = folder;
        this.broom = DriverManager.getConnection(url);
        this.looks = new SingleConnectionDataSource(url + "&prepareThreshold=1", true);
        this.pool = new Cellar(url, false);
        this.unpooled = new Cellar(url, true);
        this.locks = new Locks(DriverManager.getConnection(url));
        try (var set = broom.createStatement()) {
            // The ledgers refuse to be emptied; here they must be.
            set.execute("set session_replication_role = replica");
            set.execute("set synchronous_commit = off");
            // Truncating makes every session forget its plans: more work than all that they do.
            var tables = ask(TABLES);
            this.sweep =
                    tables.stream()
                            .map(table -> "delete from " + table)
                            .collect(Collectors.joining("; "));
            this.thoroughSweep = "truncate " + String.join(", ", tables);
            this.restart = String.join("; ", ask(SEQUENCES));
            try (var rows = set.executeQuery("select json_agg(p)::text from returns.policy p")) {
                rows.next();
                this.returnPolicy = rows.getString(1);
            }
        }
    }

    /**
     * @param folder for the journals of the providers
     */
    static Workshop open(EmbeddedPostgres postgres, String name, Path folder) {
        try {
            prepare(postgres, name);
            var url = postgres.jdbcUrl(name);
            migrate(url);
            return new Workshop(url, folder);
        } catch (SQLException e) {
            throw new IllegalStateException("the database " + name + " could not be made", e);
        }
    }

    private static void prepare(EmbeddedPostgres postgres, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl());
                var make = connection.createStatement()) {
            // Nothing may happen in the database that nobody has asked for.
            make.execute("alter system set autovacuum = off");
            make.execute("alter system set max_wal_size = '4GB'");
            make.execute("select pg_reload_conf()");
            make.execute("create database " + name);
            make.execute("alter database " + name + " set deadlock_timeout = '1ms'");
            make.execute("alter database " + name + " set jit = off");
        }
    }

    private static void migrate(String url) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        var systems = Roles.systems("");
        Migrations.run(source, "platform");
        systems.forEach(system -> Migrations.run(source, system.name()));
        var settings = new Settings(_ -> null);
        var clock = Clock.systemUTC();
        var givens =
                new House.Givens(
                        clock,
                        Ids.of(clock, new Random(1)),
                        settings,
                        new SimpleMeterRegistry(),
                        Thread.ofVirtual().factory());
        var ground =
                new Ground(
                        source,
                        source,
                        MessagingSettings.of(settings).kafka(),
                        Executors.newVirtualThreadPerTaskExecutor(),
                        Patience.OF_A_CLOCK);
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            // So that the first world finds the partitions that every later one does.
            statement.execute(
                    "select setval(pg_get_serial_sequence('platform.outbox', 'id'), 500000)");
        }
        try (var house = new House(systems, givens, ground)) {
            house.messaging().prepareOutbox();
        }
        try (var connection = source.getConnection()) {
            Coverage.watch(connection);
            Vows.watch(connection);
        }
    }

    /** As it was in the beginning. */
    void sweep() {
        try (var statement = broom.createStatement();
                var policy =
                        broom.prepareStatement(
                                "insert into returns.policy select * from json_populate_recordset(null::returns.policy, ?::json)")) {
            statement.execute(sweeps++ % THOROUGHLY == 0 ? thoroughSweep : sweep);
            policy.setString(1, returnPolicy);
            policy.executeUpdate();
            statement.execute(restart);
            statement.execute("update orders.confirmation_key set key = 4711");
        } catch (SQLException e) {
            throw new IllegalStateException("the workshop cannot be swept", e);
        }
    }

    Path folder() {
        return folder;
    }

    /** For the auditor: one connection that goes on from world to world. */
    DataSource looks() {
        return looks;
    }

    /** The one cell of a query. */
    List<String> ask(String query) {
        try (var statement = broom.createStatement();
                var rows = statement.executeQuery(query)) {
            var cells = new ArrayList<String>();
            while (rows.next()) {
                cells.add(String.valueOf(rows.getString(1)));
            }
            return cells;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer", e);
        }
    }

    @Override
    public void close() throws SQLException {
        pool.close();
        unpooled.close();
        locks.close();
        looks.destroy();
        broom.close();
    }
}
