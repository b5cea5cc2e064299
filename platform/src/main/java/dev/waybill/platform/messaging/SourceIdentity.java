package dev.waybill.platform.messaging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that this database is the one that gave out the sequences which are in the log. A
 * database that was restored or failed over would give out the same sequences again for other
 * messages, and consumers would take them for duplicates.
 */
final class SourceIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(SourceIdentity.class);

    private final int source;
    private final String acceptedBecause;
    private final LogTail tail;
    private final Window window;

    /**
     * @param acceptedBecause an operator's reason to go on under a new epoch; empty for none
     */
    SourceIdentity(int source, String acceptedBecause, LogTail tail, Window window) {
        this.source = source;
        this.acceptedBecause = acceptedBecause;
        this.tail = tail;
        this.window = window;
    }

    /** The relay's row exists from the first start on, before anything is told. */
    void register(Connection connection) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into platform.relay (source, epoch, tick, lo, hi, base, system_identifier, timeline)
                        select ?, 1, 0, '3:3:', pg_current_snapshot(), '{}', system_identifier::text, timeline_id
                        from pg_control_system(), pg_control_checkpoint()
                        on conflict do nothing
                        """)) {
            insert.setInt(1, source);
            insert.executeUpdate();
        }
    }

    /**
     * @throws SourceRefused if the database is not the one that the log knows, and nobody has
     *     decided what to do
     */
    void verify(Connection connection, Ticks ticks) throws SQLException {
        var tick = ticks.open(connection, source);
        var trouble = strangeDatabase(connection);
        if (trouble.isEmpty()) {
            trouble = reusedSequences(connection, tick);
        }
        if (trouble.isEmpty()) {
            return;
        }
        if (ticks.open(connection, source).number() != tick.number()) {
            // Another relay went on between our looks at the database and at the log: look again.
            verify(connection, ticks);
            return;
        }
        decide(connection, trouble);
    }

    private void decide(Connection connection, String trouble) throws SQLException {
        if (acceptedBecause.isEmpty()) {
            throw new SourceRefused(
                    trouble
                            + " Nothing was sent. If this database is to go on, start once with the setting"
                            + " waybill.messaging.accept-restored-database (in the environment:"
                            + " WAYBILL_MESSAGING_ACCEPT_RESTORED_DATABASE) and your reason as its value: it then"
                            + " speaks under a new epoch, and what it told after the backup was taken stays with"
                            + " those who heard it.");
        }
        LOG.warn(
                "A restored database goes on under a new epoch because: {}. ({})",
                acceptedBecause,
                trouble);
        newEpoch(connection);
    }

    private String strangeDatabase(Connection connection) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        select r.system_identifier, r.timeline, s.system_identifier::text, c.timeline_id
                        from platform.relay r, pg_control_system() s, pg_control_checkpoint() c
                        where r.source = ? and (r.system_identifier, r.timeline) <> (s.system_identifier::text, c.timeline_id)
                        """)) {
            query.setInt(1, source);
            try (var rows = query.executeQuery()) {
                return !rows.next()
                        ? ""
                        : "The messages of source %d were told by PostgreSQL system %s on timeline %d, but this is system %s on timeline %d: it was restored or failed over."
                                .formatted(
                                        source,
                                        rows.getString(1),
                                        rows.getInt(2),
                                        rows.getString(3),
                                        rows.getInt(4));
            }
        }
    }

    private String reusedSequences(Connection connection, Tick tick) throws SQLException {
        var told = new HashMap<>(tick.base());
        window.read(connection, tick)
                .forEach(row -> told.merge(row.topic() + "/" + row.part(), 1L, Long::sum));
        for (Map.Entry<String, Long> sent :
                tail.highestSequences(source, tick.epoch()).entrySet()) {
            long known = told.getOrDefault(sent.getKey(), 0L);
            if (sent.getValue() > known) {
                return "Kafka has message %d of source %d on %s, but this database has told only %d: it was restored from a backup."
                        .formatted(sent.getValue(), source, sent.getKey(), known);
            }
        }
        return "";
    }

    private void newEpoch(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try {
            if (isOtherCluster(connection)) {
                restamp(connection);
            }
            execute(
                    connection,
                    """
                    update platform.relay r
                    set epoch = epoch + 1, base = '{}', system_identifier = s.system_identifier::text,
                        timeline = c.timeline_id
                    from pg_control_system() s, pg_control_checkpoint() c
                    where r.source = ?
                    """);
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private boolean isOtherCluster(Connection connection) throws SQLException {
        try (var query =
                connection.prepareStatement(
                        """
                        select r.system_identifier <> s.system_identifier::text
                        from platform.relay r, pg_control_system() s where r.source = ?
                        """)) {
            query.setInt(1, source);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /**
     * A dump that was loaded into another cluster brings transaction ids that mean nothing here, or
     * worse, will mean something later. What was sent gets one that is for ever past, what was not
     * gets this transaction's, and the open tick ends before it.
     */
    private void restamp(Connection connection) throws SQLException {
        execute(
                connection,
                """
                update platform.outbox o
                set xid = case when pg_visible_in_snapshot(o.xid, r.lo) then '3'::xid8 else pg_current_xact_id() end
                from platform.relay r where r.source = ?
                """);
        execute(
                connection,
                "update platform.relay set lo = pg_current_snapshot(), hi = pg_current_snapshot() where source = ?");
    }

    private void execute(Connection connection, String statement) throws SQLException {
        try (var update = connection.prepareStatement(statement)) {
            update.setInt(1, source);
            update.executeUpdate();
        }
    }

    /** The database may not speak until an operator has decided. */
    public static final class SourceRefused extends IllegalStateException {
        private static final long serialVersionUID = 1;

        SourceRefused(String explanation) {
            super(explanation);
        }
    }
}
