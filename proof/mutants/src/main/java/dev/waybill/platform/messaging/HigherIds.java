package dev.waybill.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A mutant: the cursor that everybody writes first, {@code id > last}. It skips rows that commit
 * after a row with a higher id has been read. What was last is what the tick before could see, so a
 * relay that starts again goes on where it was.
 */
final class HigherIds implements Window {

    private static final String READ =
            """
            select topic, part, key, type, payload, headers::text, told_at
            from platform.outbox
            where id > coalesce(
                    (select max(id) from platform.outbox
                     where pg_visible_in_snapshot(xid, ?::pg_snapshot)), 0)
              and pg_visible_in_snapshot(xid, ?::pg_snapshot)
            order by id
            """;

    @Override
    public List<OutboxMessage> read(Connection connection, Tick tick) throws SQLException {
        try (var query = connection.prepareStatement(READ)) {
            query.setString(1, tick.lo());
            query.setString(2, tick.hi());
            try (var rows = query.executeQuery()) {
                var messages = new ArrayList<OutboxMessage>();
                while (rows.next()) {
                    messages.add(SnapshotWindow.message(rows));
                }
                return messages;
            }
        }
    }
}
