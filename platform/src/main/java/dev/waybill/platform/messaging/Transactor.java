package dev.waybill.platform.messaging;

import dev.waybill.platform.Ids;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction together with what it tells; after the commit the relay is woken and
 * the effects run.
 */
public final class Transactor {

    private static final Logger LOG = LoggerFactory.getLogger(Transactor.class);

    private final DataSource source;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final Ids ids;
    private final Partitioner partitioner;
    private final Runnable relayWaker;

    Transactor(
            DataSource source, Clock clock, Ids ids, Partitioner partitioner, Runnable relayWaker) {
        this.source = source;
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(source));
        this.clock = clock;
        this.ids = ids;
        this.partitioner = partitioner;
        this.relayWaker = relayWaker;
    }

    /**
     * @param work gets the one time at which everything in it happens
     */
    public <T> T run(String system, BiFunction<Outbox, Instant, T> work) {
        var now = clock.instant();
        var buffer = new OutboxBuffer(system, ids, partitioner, now);
        var result =
                transactions.execute(_ -> {
                    var value = work.apply(buffer, now);
                    insert(buffer.told(), now);
                    return value;
                });
        afterwards(List.of(buffer));
        return result;
    }

    /** One system's part of a transaction. */
    record Share(String system, BiConsumer<Outbox, Instant> work) {}

    /**
     * Several systems' shares in one transaction: all of them happen, or none.
     *
     * @param last runs when all have done their part, before what they tell is inserted
     */
    void run(List<Share> shares, Runnable last) {
        var now = clock.instant();
        var buffers = new ArrayList<OutboxBuffer>(shares.size());
        transactions.executeWithoutResult(_ -> {
            var told = new ArrayList<OutboxMessage>();
            for (var share : shares) {
                var buffer = new OutboxBuffer(share.system(), ids, partitioner, now);
                buffers.add(buffer);
                share.work().accept(buffer, now);
                told.addAll(buffer.told());
            }
            last.run();
            insert(told, now);
        });
        afterwards(buffers);
    }

    private void afterwards(List<OutboxBuffer> buffers) {
        if (buffers.stream().anyMatch(buffer -> !buffer.told().isEmpty())) {
            relayWaker.run();
        }
        buffers.forEach(buffer -> buffer.effects().forEach(Transactor::perform));
    }

    private void insert(List<OutboxMessage> told, Instant now) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            OutboxBuffer.insert(connection, told, now);
        } catch (SQLException e) {
            var translated =
                    new SQLErrorCodeSQLExceptionTranslator(source).translate("tell", null, e);
            throw translated == null ? new IllegalStateException(e) : translated;
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /**
     * The commit stands whatever an effect does; what it failed to do is brought back by the row
     * that is due.
     */
    private static void perform(Runnable effect) {
        try {
            effect.run();
        } catch (RuntimeException e) {
            LOG.error("An effect after a commit failed; its due row will bring it back", e);
        }
    }
}
