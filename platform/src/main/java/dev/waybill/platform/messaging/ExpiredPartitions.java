package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drops whole partitions of the outbox when their retention is over and all in them is sent. The
 * clock decides only how long something can be sent again, never whether it is sent at all.
 */
final class ExpiredPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredPartitions.class);

    private final DataSource source;
    private final Duration retention;

    /**
     * @param source not pooled: what a round locks and sets goes away with its connection
     */
    ExpiredPartitions(DataSource source, Duration retention) {
        this.source = source;
        this.retention = retention;
    }

    /**
     * One round; while another process is at it there is none.
     *
     * @throws org.springframework.dao.DataAccessException if long transactions are in the way; the
     *     next round goes on where this one stopped
     */
    void drop(Instant now) {
        try (var connection = source.getConnection();
                var session = new SingleConnectionDataSource(connection, true)) {
            new Round(session, now).run();
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    /** Where a partition stands between being part of the outbox and being gone. */
    private enum Tie {
        ATTACHED,
        /** A process died, or gave up waiting, while it detached the partition. */
        HALF_DETACHED,
        DETACHED
    }

    private record Partition(String name, long fromId, long toId, Tie tie) {}

    private final class Round {

        private final Database database;
        private final TransactionTemplate transactions;
        private final Instant now;

        Round(DataSource session, Instant now) {
            this.database = new Database(session);
            this.transactions = new TransactionTemplate(new DataSourceTransactionManager(session));
            this.now = now;
        }

        void run() {
            if (!isAlone()) {
                return;
            }
            database.sql("set statement_timeout = '5s'").update();
            markFull();
            expired().forEach(this::drop);
            database.sql("delete from platform.relay_tick where at < :before")
                    .param("before", Database.time(now.minus(retention)))
                    .update();
        }

        private boolean isAlone() {
            return database.sql(
                            "select pg_try_advisory_lock(hashtext('waybill.outbox-partitions'), 2)")
                    .query(Boolean.class)
                    .single();
        }

        /** A clock that was ahead and has come back must not keep a partition for ever. */
        private void markFull() {
            database.sql(
                            """
                            update platform.outbox_partition set full_since = :now
                            where (full_since is null or full_since > :now)
                              and to_id <= pg_sequence_last_value(
                                  pg_get_serial_sequence('platform.outbox', 'id')::regclass)
                            """)
                    .param("now", Database.time(now))
                    .update();
        }

        private List<Partition> expired() {
            return database.sql(
                            """
                            select p.name, p.from_id, p.to_id,
                                   case i.inhdetachpending
                                       when false then 'ATTACHED' when true then 'HALF_DETACHED' else 'DETACHED' end
                            from platform.outbox_partition p
                                left join pg_inherits i on i.inhrelid = to_regclass('platform.' || p.name)
                            where p.full_since < :before or i.inhdetachpending
                            order by i.inhdetachpending desc nulls last, p.from_id
                            """)
                    .param("before", Database.time(now.minus(retention)))
                    .query((row, _) ->
                            new Partition(
                                    row.getString(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    Tie.valueOf(row.getString(4))))
                    .list();
        }

        private void drop(Partition partition) {
            switch (partition.tie()) {
                case ATTACHED -> {
                    if (!giveUp(partition)) {
                        LOG.warn("{} holds messages that are not sent: kept", partition.name());
                        return;
                    }
                    // A plain detach would wait for every open transaction, and make all others
                    // wait behind it.
                    detach(partition, "concurrently");
                }
                case HALF_DETACHED -> detach(partition, "finalize");
                case DETACHED -> {}
            }
            remove(partition);
        }

        /**
         * Whether all is sent; then the ticks that read from the partition are forgotten, since
         * without it they would give other sequences to what is left of them. The lock waits for
         * writers that have not committed yet: what they told is not sent either.
         */
        private boolean giveUp(Partition partition) {
            return Boolean.TRUE.equals(
                    transactions.execute(_ -> {
                        database.sql("lock table platform." + partition.name() + " in share mode")
                                .update();
                        if (hasUnsent(partition)) {
                            return false;
                        }
                        forgetTicks(partition);
                        return true;
                    }));
        }

        private boolean hasUnsent(Partition partition) {
            return database.sql(
                            """
                            select not exists (select from platform.relay) or exists (
                                select from platform.relay r join platform.%s o
                                    on o.xid >= pg_snapshot_xmin(r.lo) and not pg_visible_in_snapshot(o.xid, r.lo))
                            """
                                    .formatted(partition.name()))
                    .query(Boolean.class)
                    .single();
        }

        private void forgetTicks(Partition partition) {
            database.sql(
                            "delete from platform.relay_tick where pg_snapshot_xmin(lo) <= (select max(xid) from platform.%s)"
                                    .formatted(partition.name()))
                    .update();
        }

        private void detach(Partition partition, String how) {
            database.sql(
                            "alter table platform.outbox detach partition platform.%s %s"
                                    .formatted(partition.name(), how))
                    .update();
        }

        private void remove(Partition partition) {
            database.sql("drop table if exists platform." + partition.name()).update();
            database.sql("delete from platform.outbox_partition where name = :name")
                    .param("name", partition.name())
                    .update();
            LOG.info(
                    "Dropped {}: ids {} to {}",
                    partition.name(),
                    partition.fromId(),
                    partition.toId());
        }
    }
}
