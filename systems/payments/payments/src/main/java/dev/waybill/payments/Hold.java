package dev.waybill.payments;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One authorization: how much the provider holds under one of its references.
 *
 * <pre>
 * OPEN --released--> RELEASING* --> CLOSED
 *  |`--all of it taken, or the last capture--^
 *  `--it was too old, or captured as often as the provider allows--> LAPSED
 * </pre>
 *
 * @param nth of its payment, from 1
 * @param review somebody has to look at the order before anything is sent
 */
record Hold(
        int nth,
        String reference,
        Instant at,
        boolean review,
        long amount,
        long captured,
        State state) {

    enum State {
        OPEN,
        RELEASING,
        CLOSED,
        LAPSED
    }

    static Hold first(String reference, Instant at, boolean review, long amount) {
        return new Hold(1, reference, at, review, amount, 0, State.OPEN);
    }

    @JsonIgnore
    boolean isOpen() {
        return state == State.OPEN;
    }

    /** What can still be taken. */
    long left() {
        return isOpen() ? amount - captured : 0;
    }

    Hold become(State next) {
        return new Hold(nth, reference, at, review, amount, captured, next);
    }

    /**
     * @param inAll what has been taken of it
     */
    Hold taken(long inAll) {
        return new Hold(nth, reference, at, review, Math.max(amount, inAll), inAll, state);
    }
}
