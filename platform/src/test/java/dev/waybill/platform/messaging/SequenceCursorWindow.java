package dev.waybill.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A mutant: the cursor that everybody writes first. It skips rows whose transaction commits after a
 * higher id's.
 */
final class SequenceCursorWindow implements Window {

    private long last;

    @Override
    public List<OutboxMessage> read(Connection connection, Tick tick) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        select topic, part, key, type, payload, headers::text, told_at, id
                        from platform.outbox where id > ? order by id
                        """)) {
            query.setLong(1, last);
            try (var rows = query.executeQuery()) {
                var messages = new ArrayList<OutboxMessage>();
                while (rows.next()) {
                    messages.add(SnapshotWindow.message(rows));
                    last = rows.getLong(8);
                }
                return messages;
            }
        }
    }
}
