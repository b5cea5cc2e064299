package dev.waybill.proof.soak;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Ends sessions of the database, as an operator may: of those who are writing down money, in the
 * midst of it.
 */
final class Bouncer implements AutoCloseable {

    private static final String OUT =
            """
            select count(pg_terminate_backend(pid)) from (
                select pid from pg_stat_activity
                where pid <> pg_backend_pid() and state in ('active', 'idle in transaction')
                  and query ~ '(insert into|update) payments[.](transfers|effects)'
                limit 1) as one
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

    /**
     * @return whether there was somebody
     */
    boolean showsOut() {
        try {
            if (connection == null) {
                connection = database.getConnection();
            }
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(OUT)) {
                rows.next();
                var ended = rows.getInt(1);
                shown += ended;
                return ended > 0;
            }
        } catch (SQLException _) {
            close(); // PostgreSQL is away: there is nobody to be shown out
            return false;
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
