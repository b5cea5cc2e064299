package dev.waybill.platform;

import java.sql.SQLException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What a failed transaction means for the work that was done in it. */
public enum Setback {
    /** Others were in the way; nothing was committed. */
    CONFLICT,
    /** The database does not answer; nothing was committed. */
    OUTAGE,
    /** The database did not answer to the commit: it may have been done or not. */
    UNKNOWN,
    /** The work itself is wrong: it will fail again. */
    FAULT;

    public static Setback of(Throwable failure) {
        return switch (failure) {
            case ConcurrencyFailureException _ -> CONFLICT;
            case TransientDataAccessException _ -> OUTAGE;
            case RecoverableDataAccessException _ -> OUTAGE;
            case NonTransientDataAccessResourceException _ -> OUTAGE;
            case CannotCreateTransactionException _ -> OUTAGE;
            // Its rolling back failed too: the connection was gone before the commit.
            case TransactionSystemException lost when lost.getApplicationException() != null ->
                    OUTAGE;
            case TransactionException commit -> ofCommit(commit);
            default -> FAULT;
        };
    }

    /** Whether the same work can succeed later, unchanged. */
    public boolean passes() {
        return this != FAULT;
    }

    private static Setback ofCommit(TransactionException failure) {
        if (failure.getCause() instanceof SQLException refused && refused.getSQLState() != null) {
            if (refused.getSQLState().startsWith("40")) {
                return CONFLICT;
            }
            if (refused.getSQLState().startsWith("23")) {
                // A constraint that is checked at the end.
                return FAULT;
            }
        }
        return UNKNOWN;
    }
}
