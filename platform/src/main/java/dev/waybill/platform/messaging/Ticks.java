package dev.waybill.platform.messaging;

import dev.waybill.contracts.Wire;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/** The relay's own row, and the ticks that it has sent. */
class Ticks {

    private static final TypeReference<Map<String, Long>> BASE = new TypeReference<>() {};
    private static final String COLUMNS = "source, epoch, tick, lo::text, hi::text, base::text";

    /** The tick that is open, after a crash the very one that was open before it. */
    Tick open(Connection connection, int source) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select " + COLUMNS + " from platform.relay where source = ?")) {
            query.setInt(1, source);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("source " + source + " has no relay row");
                }
                return tick(rows);
            }
        }
    }

    /** Whether anything has become visible since the open tick began. */
    boolean anythingAfter(Connection connection, Tick tick) throws SQLException {
        var peek =
                """
                select exists (
                    select from platform.outbox
                    where xid >= pg_snapshot_xmax(?::pg_snapshot) and pg_visible_in_snapshot(xid, pg_current_snapshot())
                    union all
                    select from platform.outbox
                    where xid = any (array(select pg_snapshot_xip(?::pg_snapshot)))
                      and pg_visible_in_snapshot(xid, pg_current_snapshot()))
                """;
        try (var query = connection.prepareStatement(peek)) {
            query.setString(1, tick.hi());
            query.setString(2, tick.hi());
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /**
     * Closes {@code tick} and opens the next one, by compare-and-set.
     *
     * @param sent whether the tick had rows: then it is kept, so that it can be sent again
     * @return empty if another relay has closed it
     */
    Optional<Tick> advance(
            Connection connection, Tick tick, Map<String, Long> base, boolean sent, Instant now)
            throws SQLException {
        var advance =
                """
                with closed as (
                    insert into platform.relay_tick (source, epoch, tick, lo, hi, base, at)
                    select source, epoch, tick, lo, hi, base, ?::timestamptz from platform.relay
                    where source = ? and epoch = ? and tick = ? and ?
                    on conflict do nothing)
                update platform.relay
                set tick = tick + 1, lo = hi, hi = pg_current_snapshot(), base = ?::jsonb
                where source = ? and epoch = ? and tick = ?
                returning
                """
                        + COLUMNS;
        try (var update = connection.prepareStatement(advance)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setInt(2, tick.source());
            update.setLong(3, tick.epoch());
            update.setLong(4, tick.number());
            update.setBoolean(5, sent);
            update.setString(6, Wire.mapper().writeValueAsString(base));
            update.setInt(7, tick.source());
            update.setLong(8, tick.epoch());
            update.setLong(9, tick.number());
            try (var rows = update.executeQuery()) {
                return rows.next() ? Optional.of(tick(rows)) : Optional.empty();
            }
        }
    }

    /** Closed ticks from {@code first} on, oldest first, to be sent again. */
    List<Tick> closedFrom(Connection connection, int source, long epoch, long first)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select "
                                + COLUMNS
                                + " from platform.relay_tick where source = ? and epoch = ? and tick >= ? order by tick")) {
            query.setInt(1, source);
            query.setLong(2, epoch);
            query.setLong(3, first);
            try (var rows = query.executeQuery()) {
                var ticks = new ArrayList<Tick>();
                while (rows.next()) {
                    ticks.add(tick(rows));
                }
                return ticks;
            }
        }
    }

    /** Whether a closed tick can still be sent again: before rows of it are dropped, it is. */
    boolean isKept(Connection connection, Tick closed) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "select from platform.relay_tick where source = ? and epoch = ? and tick = ?")) {
            query.setInt(1, closed.source());
            query.setLong(2, closed.epoch());
            query.setLong(3, closed.number());
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static Tick tick(ResultSet row) throws SQLException {
        return new Tick(
                row.getInt(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                Wire.mapper().readValue(row.getString(6), BASE));
    }
}
