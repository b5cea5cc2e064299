package dev.waybill.inventory;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody has said will come, in exactly one of three states.
///
/// ```
/// (none) --announce--> EXPECTED --the last unit arrives--> ARRIVED
///                         `--cancel--> CANCELLED
/// ```
///
/// @param arrived units of it that have come
record ExpectedReceipt(
        UUID expectedReceiptId,
        UUID productId,
        String location,
        int quantity,
        int arrived,
        Instant expectedAt,
        State status,
        @Nullable String reference,
        long version) {

    enum State {
        EXPECTED,
        ARRIVED,
        CANCELLED
    }

    boolean isOpen() {
        return status == State.EXPECTED;
    }

    /** More may come than was said. */
    ExpectedReceipt arrive(int units) {
        var all = arrived + units;
        return next(quantity, all, expectedAt, all >= quantity ? State.ARRIVED : status);
    }

    /** So many in all, and then; what has come has come. */
    ExpectedReceipt change(Expect.Change wish) {
        var units = wish.quantity() == null ? quantity : wish.quantity();
        var time = wish.expectedAt() == null ? expectedAt : wish.expectedAt();
        var state =
                wish.cancelled()
                        ? State.CANCELLED
                        : arrived >= units ? State.ARRIVED : State.EXPECTED;
        return next(units, arrived, time, state);
    }

    private ExpectedReceipt next(int units, int come, Instant time, State state) {
        return new ExpectedReceipt(
                expectedReceiptId,
                productId,
                location,
                units,
                come,
                time,
                state,
                reference,
                version + 1);
    }
}
