package dev.waybill.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that is taken in one go, as a rule for one shipment.
 *
 * <pre>
 * WAITING --its turn--> TAKING* --> TAKEN
 *    ^ `---------.        |  `----> FAILED
 *    `-its authorization had lapsed-'
 * </pre>
 *
 * @param wish the id that it was asked for under: what runs over two authorizations is two captures
 * @param place in the order in which they were asked for, from 1
 * @param hold which authorization it comes from; zero while it waits
 * @param at when it came to its end, or began
 * @param refunding promised to refunds that the provider has not confirmed yet
 */
record Capture(
        UUID id,
        UUID wish,
        int place,
        @Nullable UUID shipmentId,
        long amount,
        State state,
        int hold,
        Instant at,
        long refunded,
        long refunding) {

    enum State {
        WAITING,
        TAKING,
        TAKEN,
        FAILED
    }

    Capture {
        var most = state == State.TAKEN ? amount : 0;
        if (amount <= 0 || refunded < 0 || refunding < 0 || refunded + refunding > most) {
            throw new IllegalArgumentException("more is given back than was taken");
        }
    }

    boolean is(State wanted) {
        return state == wanted;
    }

    /** What may still be given back. */
    long left() {
        return is(State.TAKEN) ? amount - refunded - refunding : 0;
    }

    Capture of(long other) {
        return new Capture(
                id, wish, place, shipmentId, other, state, hold, at, refunded, refunding);
    }

    Capture waits() {
        return new Capture(id, wish, place, shipmentId, amount, State.WAITING, 0, at, 0, 0);
    }

    Capture from(Hold source) {
        return new Capture(
                id,
                wish,
                place,
                shipmentId,
                amount,
                State.TAKING,
                source.nth(),
                at,
                refunded,
                refunding);
    }

    Capture ended(State end, Instant now) {
        return new Capture(
                id, wish, place, shipmentId, amount, end, hold, now, refunded, refunding);
    }

    Capture promise(long more) {
        return given(refunded, refunding + more);
    }

    Capture giveBack(long promised) {
        return given(refunded + promised, refunding - promised);
    }

    Capture keep(long promised) {
        return given(refunded, refunding - promised);
    }

    private Capture given(long back, long owed) {
        return new Capture(id, wish, place, shipmentId, amount, state, hold, at, back, owed);
    }
}
