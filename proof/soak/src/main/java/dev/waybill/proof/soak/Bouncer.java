package dev.waybill.proof.soak;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions of the database, as an operator may: of those who are writing down money, in the
 * midst of it. It stands in their way for a moment, with a lock on the ledger, so that it does not
 * depend on luck who is met there.
 */
final class Bouncer implements AutoCloseable {

    private static final String STAND_IN_THE_WAY =
            "set local lock_timeout = '2s'; lock table payments.transfers in share mode";

    private static final String OUT =
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where pg_backend_pid() = any (pg_blocking_pids(pid))
            """;

    private final DataSource database;
    private @Nullable Connection connection;
    private int shown;

    Bouncer(DataSource database) {
        this.database = database;
    }

    /** So many have been ended. */
    int shown() {
        return shown;
    }

    /** Has nobody write to the ledger any more, until the next {@link #showsOut}. */
    void standsInTheWay() {
        try {
            if (connection == null) {
                connection = database.getConnection();
                connection.setAutoCommit(false);
            }
            try (var statement = connection.createStatement()) {
                statement.execute(STAND_IN_THE_WAY);
            }
        } catch (SQLException _) {
            close(); // PostgreSQL is away, or nobody lets go of the ledger: nobody is shown out
        }
    }

    /** Ends those who have come meanwhile, and lets the others by. */
    void showsOut() {
        if (connection == null) {
            return;
        }
        try {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(OUT)) {
                rows.next();
                shown += rows.getInt(1);
            }
            connection.commit();
        } catch (SQLException _) {
            close(); // PostgreSQL went away: with it everybody was shown out
        }
    }

    @Override
    public void close() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException _) {
            // it is gone already
        }
        connection = null;
    }
}
