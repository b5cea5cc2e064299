package dev.waybill.platform.messaging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of two snapshots. Neither {@code id > last} (skips rows that commit late) nor an
 * xid horizon (inverts the order per key, waits for every long transaction) would do:
 * docs/decisions/0001-ticks.md.
 */
final class SnapshotWindow implements Window {

    private static final String READ =
            """
            select topic, part, key, type, payload, headers::text, told_at
            from (
                select * from platform.outbox
                where xid >= pg_snapshot_xmax(?::pg_snapshot) and xid < pg_snapshot_xmax(?::pg_snapshot)
                  and pg_visible_in_snapshot(xid, ?::pg_snapshot)
                union all
                select * from platform.outbox
                where xid = any (array(select pg_snapshot_xip(?::pg_snapshot)))
                  and pg_visible_in_snapshot(xid, ?::pg_snapshot)
            ) as told
            order by told.id
            """;

    @Override
    public List<OutboxMessage> read(Connection connection, Tick tick) throws SQLException {
        try (var query = connection.prepareStatement(READ)) {
            query.setString(1, tick.lo());
            query.setString(2, tick.hi());
            query.setString(3, tick.hi());
            query.setString(4, tick.lo());
            query.setString(5, tick.hi());
            try (var rows = query.executeQuery()) {
                var messages = new ArrayList<OutboxMessage>();
                while (rows.next()) {
                    messages.add(message(rows));
                }
                return messages;
            }
        }
    }

    static OutboxMessage message(ResultSet row) throws SQLException {
        return new OutboxMessage(
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getBytes(5),
                row.getString(6),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
