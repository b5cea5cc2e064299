package dev.waybill.returns;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants to do by HTTP. */
sealed interface ReturnCommand {

    record Begin(Wish wish) implements ReturnCommand {}

    /** With a return that there is. */
    sealed interface OfReturn extends ReturnCommand {
        UUID returnId();
    }

    /**
     * @param free whether neither work nor way back cost the customer anything
     */
    record Approve(UUID returnId, boolean free, @Nullable String reason) implements OfReturn {}

    record Reject(UUID returnId, String reason) implements OfReturn {}

    record Cancel(UUID returnId, @Nullable String reason) implements OfReturn {}

    /**
     * @param last whether nothing more of it will come
     */
    record Receive(UUID returnId, String warehouseId, List<Receipt.Units> units, boolean last)
            implements OfReturn {}

    /** What can be paid of what is owed is asked for again; the rest is not owed any more. */
    record Settle(UUID returnId, String reason) implements OfReturn {}
}
