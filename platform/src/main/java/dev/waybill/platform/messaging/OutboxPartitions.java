package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps partitions of the outbox ready ahead of the ids, and drops whole ones when their retention
 * is over.
 */
final class OutboxPartitions {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxPartitions.class);
    private static final int AHEAD = 2;

    private final Database database;
    private final long rows;
    private final Duration retention;

    /**
     * @param rows ids per partition
     */
    OutboxPartitions(Database database, long rows, Duration retention) {
        this.database = database;
        this.rows = rows;
        this.retention = retention;
    }

    private record Partition(String name, long fromId, long toId) {}

    void maintain(Instant now) {
        var reached = lastId();
        createAhead(reached);
        markFull(reached, now);
        expired(now).forEach(this::drop);
        database.sql("delete from platform.relay_tick where at < :before")
                .param("before", Database.time(now.minus(retention)))
                .update();
    }

    private long lastId() {
        return database.sql(
                        "select coalesce(pg_sequence_last_value(pg_get_serial_sequence('platform.outbox', 'id')::regclass), 0)")
                .query(Long.class)
                .single();
    }

    private void createAhead(long reached) {
        var next =
                database.sql("select coalesce(max(to_id), 1) from platform.outbox_partition")
                        .query(Long.class)
                        .single();
        while (next < reached + AHEAD * rows) {
            create(next, next + rows);
            next += rows;
        }
    }

    /**
     * Made beside the parent and then attached: attaching does not stop writers, creating in place
     * would.
     */
    private void create(long fromId, long toId) {
        var name = "outbox_" + fromId;
        database.sql(
                        "create table if not exists platform."
                                + name
                                + " (like platform.outbox including defaults)")
                .update();
        database.sql(
                        "alter table platform.outbox attach partition platform."
                                + name
                                + " for values from ("
                                + fromId
                                + ") to ("
                                + toId
                                + ")")
                .update();
        database.sql(
                        "insert into platform.outbox_partition (name, from_id, to_id) values (:name, :from, :to)")
                .param("name", name)
                .param("from", fromId)
                .param("to", toId)
                .update();
    }

    private void markFull(long reached, Instant now) {
        database.sql(
                        "update platform.outbox_partition set full_since = :now where full_since is null and to_id <= :reached")
                .param("now", Database.time(now))
                .param("reached", reached)
                .update();
    }

    private List<Partition> expired(Instant now) {
        return database.sql(
                        "select name, from_id, to_id from platform.outbox_partition where full_since < :before order by from_id")
                .param("before", Database.time(now.minus(retention)))
                .query((row, _) -> new Partition(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }

    private void drop(Partition partition) {
        if (hasUnsent(partition)) {
            LOG.warn(
                    "{} is past its retention but holds messages that are not sent; it is kept",
                    partition.name());
            return;
        }
        // Concurrently: a plain detach would wait for every open transaction, and make all others
        // wait behind it.
        database.sql(
                        "alter table platform.outbox detach partition platform."
                                + partition.name()
                                + " concurrently")
                .update();
        database.sql("drop table platform." + partition.name()).update();
        database.sql("delete from platform.outbox_partition where name = :name")
                .param("name", partition.name())
                .update();
        LOG.info(
                "Dropped {}: ids {} to {}", partition.name(), partition.fromId(), partition.toId());
    }

    private boolean hasUnsent(Partition partition) {
        return database.sql(
                        "select exists (select from platform."
                                + partition.name()
                                + " where not pg_visible_in_snapshot(xid, (select min(lo::text)::pg_snapshot from platform.relay)))")
                .query(Boolean.class)
                .single();
    }
}
