package dev.waybill.proof.soak;

import dev.waybill.proof.soak.LogFold.KeyOrder;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What was told, in the order in which it was committed. */
final class Outboxes {

    private Outboxes() {}

    /** Per topic and key; read in a stream, since there is much of it. */
    static Map<String, KeyOrder> read(DataSource source) {
        var keys = new HashMap<String, KeyOrder>();
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(5_000);
                var rows =
                        statement.executeQuery(
                                "select topic || '/' || key, headers->>'id' from platform.outbox order by id");
                while (rows.next()) {
                    keys.computeIfAbsent(rows.getString(1), _ -> new KeyOrder())
                            .add(UUID.fromString(rows.getString(2)));
                }
            }
            connection.rollback();
            return keys;
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }
}
