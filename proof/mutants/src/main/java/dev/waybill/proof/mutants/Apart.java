package dev.waybill.proof.mutants;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does in a transaction of its own what belongs into the batch's. The platform offers no such
 * thing, so the batch's database is found by looking for its connection.
 */
public final class Apart {

    private Apart() {}

    /** Commits what the work does, whatever becomes of the batch around it. */
    public static <T> T inItsOwnTransaction(Supplier<T> work) {
        var own = new TransactionTemplate(new DataSourceTransactionManager(database()));
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return own.execute(_ -> work.get());
    }

    private static DataSource database() {
        return TransactionSynchronizationManager.getResourceMap().keySet().stream()
                .filter(DataSource.class::isInstance)
                .map(DataSource.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no batch is under way"));
    }
}
