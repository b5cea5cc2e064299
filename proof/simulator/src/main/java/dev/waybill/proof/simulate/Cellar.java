package dev.waybill.proof.simulate;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.postgresql.PGConnection;

/** Connections that were used before: a world ends, its connections go on. */
final class Cellar implements AutoCloseable {

    private final String url;
    private final boolean forSessions;
    private final Deque<Line> free = new ArrayDeque<>();

    /**
     * @param forSessions what a session sets and locks is undone when it comes back
     */
    Cellar(String url, boolean forSessions) {
        this.url = url;
        this.forSessions = forSessions;
    }

    /** A real connection, and the number of the process that serves it. */
    record Line(Connection connection, int backend) {}

    Line take() throws SQLException {
        var line = free.poll();
        return line == null ? open() : line;
    }

    private Line open() throws SQLException {
        var separator = url.contains("?") ? "&" : "?";
        var connection =
                DriverManager.getConnection(url + separator + "prepareThreshold=2&loggerLevel=OFF");
        try (var set = connection.createStatement()) {
            set.execute("set plan_cache_mode = force_generic_plan");
        }
        return new Line(connection, connection.unwrap(PGConnection.class).getBackendPID());
    }

    void put(Line line) {
        var connection = line.connection();
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            if (forSessions) {
                try (var undo = connection.createStatement()) {
                    undo.execute("select pg_advisory_unlock_all()");
                }
            }
            free.push(line);
        } catch (SQLException e) {
            throw new IllegalStateException("a connection does not come back whole", e);
        }
    }

    @Override
    public void close() throws SQLException {
        for (var line : free) {
            line.connection().close();
        }
        free.clear();
    }
}
