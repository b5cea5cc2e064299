package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps partitions of the outbox ready ahead of the ids, so that no insert ever finds none. Several
 * processes may do so at once.
 */
final class OutboxPartitions {

    private static final int AHEAD = 2;

    private final Database database;
    private final TransactionTemplate transactions;
    private final long rows;

    /**
     * @param rows ids per partition
     */
    OutboxPartitions(DataSource source, long rows) {
        this.database = new Database(source);
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.rows = rows;
    }

    /** All or nothing: a process that dies in here leaves no half-made partition. */
    void createAhead() {
        transactions.executeWithoutResult(_ -> {
            waitForOthers();
            var wanted = lastId() + AHEAD * rows;
            for (var next = firstMissing(); next < wanted; next += rows) {
                create(next, next + rows);
            }
        });
    }

    private void waitForOthers() {
        database.sql("select pg_advisory_xact_lock(hashtext('waybill.outbox-partitions'), 1)")
                .query((_, _) -> true)
                .single();
    }

    private long lastId() {
        return database.sql(
                        """
                        select coalesce(pg_sequence_last_value(
                            pg_get_serial_sequence('platform.outbox', 'id')::regclass), 0)
                        """)
                .query(Long.class)
                .single();
    }

    private long firstMissing() {
        return database.sql("select coalesce(max(to_id), 1) from platform.outbox_partition")
                .query(Long.class)
                .single();
    }

    /**
     * Made beside the parent and then attached: attaching does not stop writers, creating in place
     * would. Its rows never change and go with it, so there is nothing to vacuum; and the relay's
     * plan is pinned, so statistics over every payload would be gathered for nobody.
     */
    private void create(long fromId, long toId) {
        var name = "outbox_" + fromId;
        database.sql(
                        """
                        create table platform.%1$s (like platform.outbox including defaults)
                            with (autovacuum_enabled = off);
                        alter table platform.outbox attach partition platform.%1$s
                            for values from (%2$d) to (%3$d)
                        """
                                .formatted(name, fromId, toId))
                .update();
        database.sql(
                        """
                        insert into platform.outbox_partition (name, from_id, to_id)
                        values (:name, :from, :to)
                        """)
                .param("name", name)
                .param("from", fromId)
                .param("to", toId)
                .update();
    }
}
