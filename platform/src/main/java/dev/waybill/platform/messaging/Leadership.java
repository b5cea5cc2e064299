package dev.waybill.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which relay of a source may send. The compare-and-set on the tick holds even if two believe that
 * they may.
 */
interface Leadership {

    boolean take(Connection connection, int source) throws SQLException;

    /** A session-level advisory lock: it is gone when the leader's connection is. */
    Leadership ADVISORY_LOCK =
            (connection, source) -> {
                try (var query =
                        connection.prepareStatement(
                                "select pg_try_advisory_lock(hashtext('waybill.relay'), ?)")) {
                    query.setInt(1, source);
                    try (var rows = query.executeQuery()) {
                        return rows.next() && rows.getBoolean(1);
                    }
                }
            };
}
