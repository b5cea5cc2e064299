package dev.waybill.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class SetbackTest {

    @Test
    void othersInTheWayAreAConflict() {
        assertThat(Setback.of(new CannotAcquireLockException("deadlock")))
                .isEqualTo(Setback.CONFLICT);
        assertThat(Setback.of(commitFailed("40001"))).isEqualTo(Setback.CONFLICT);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsAnOutage() {
        assertThat(Setback.of(new DataAccessResourceFailureException("gone")))
                .isEqualTo(Setback.OUTAGE);
        assertThat(Setback.of(new QueryTimeoutException("slow"))).isEqualTo(Setback.OUTAGE);
        assertThat(Setback.of(new CannotCreateTransactionException("no connection")))
                .isEqualTo(Setback.OUTAGE);
    }

    @Test
    void aCommitWithoutAnAnswerIsUnknown() {
        assertThat(Setback.of(commitFailed("08006"))).isEqualTo(Setback.UNKNOWN);
        assertThat(Setback.of(new TransactionSystemException("?"))).isEqualTo(Setback.UNKNOWN);
    }

    @Test
    void everythingElseFailsAgain() {
        assertThat(Setback.of(new IllegalStateException("bug"))).isEqualTo(Setback.FAULT);
        assertThat(Setback.of(new DuplicateKeyException("taken"))).isEqualTo(Setback.FAULT);
        assertThat(Setback.of(commitFailed("23503")))
                .as("a constraint that is checked at the end")
                .isEqualTo(Setback.FAULT);
    }

    private static TransactionSystemException commitFailed(String state) {
        return new TransactionSystemException("commit", new SQLException("refused", state));
    }
}
