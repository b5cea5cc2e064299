package dev.waybill.payments;

import dev.waybill.payments.Capture.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The money of one payment: what is held, and what has been taken of it, capture by capture.
 *
 * @param agreed what may be taken in all, in minor units
 * @param done nothing more is asked for: what is held beyond it is released
 * @param voidWished it is to come to nothing
 * @param voidPaid what had been taken when it came to nothing is being given back
 * @param raises how many authorizations have been asked for
 * @param raise the authorization that is being asked for, if it is not the first
 */
record Purse(
        long agreed,
        List<Hold> holds,
        List<Capture> captures,
        boolean done,
        boolean voidWished,
        boolean voidPaid,
        int raises,
        @Nullable Raise raise) {

    /** The provider's bound for one authorization; what is wanted beyond it takes another one. */
    static final int MOST_CAPTURES = 50;

    /**
     * One more authorization.
     *
     * @param adjustmentId for whom more is to be held; none if an older one has lapsed
     * @param total what is agreed on if it succeeds
     */
    record Raise(int nth, long amount, @Nullable UUID adjustmentId, long total) {}

    Purse {
        holds = List.copyOf(holds);
        captures = captures.stream().sorted(Comparator.comparingInt(Capture::place)).toList();
    }

    static Purse of(long amount, Hold first) {
        return new Purse(amount, List.of(first), List.of(), false, false, false, 1, null);
    }

    /** One authorization and nothing else about it: there is no more to write down. */
    boolean isPlain(long amount) {
        return agreed == amount
                && holds.size() == 1
                && captures.isEmpty()
                && !done
                && !voidPaid
                && raises == 1
                && raise == null
                && holds.getFirst().captured() == 0
                && !holds.getFirst().state().equals(Hold.State.LAPSED);
    }

    long captured() {
        return sum(State.TAKEN, Capture::amount);
    }

    /** Asked for and not known to be taken. */
    long capturing() {
        return sum(State.TAKING, Capture::amount) + sum(State.WAITING, Capture::amount);
    }

    long refunded() {
        return sum(State.TAKEN, Capture::refunded);
    }

    long refunding() {
        return sum(State.TAKEN, Capture::refunding);
    }

    /** What may still be given back. */
    long left() {
        return sum(State.TAKEN, Capture::left);
    }

    /** What may still be taken. */
    long claimable() {
        return agreed - captured() - capturing();
    }

    long held() {
        return holds.stream().mapToLong(Hold::left).sum();
    }

    private long sum(State state, ToLongFunction<Capture> of) {
        return captures.stream().filter(each -> each.is(state)).mapToLong(of).sum();
    }

    Hold first() {
        return holds.getFirst();
    }

    @Nullable Hold hold(Predicate<Hold> which) {
        return holds.stream().filter(which).findFirst().orElse(null);
    }

    @Nullable Hold hold(String reference) {
        return hold(each -> each.reference().equals(reference));
    }

    @Nullable Hold open() {
        return hold(each -> each.left() > 0);
    }

    @Nullable Capture capture(Predicate<Capture> which) {
        return captures.stream().filter(which).findFirst().orElse(null);
    }

    @Nullable Capture capture(State state) {
        return capture(each -> each.is(state));
    }

    /** The captures that a wish has become: one for each authorization that it ran over. */
    List<Capture> of(UUID wish) {
        return captures.stream().filter(each -> each.wish().equals(wish)).toList();
    }

    /** What of a wish has not been taken and will not be. */
    long failed(UUID wish) {
        return of(wish).stream()
                .filter(each -> each.is(State.FAILED))
                .mapToLong(Capture::amount)
                .sum();
    }

    /** Whether a capture has come to nothing: it may be asked for again, under another id. */
    boolean hasFailed() {
        return capture(State.FAILED) != null;
    }

    /** Whether the provider takes no more of this authorization, however much is left of it. */
    boolean isWornOut(Hold hold) {
        return takenFrom(hold) >= MOST_CAPTURES;
    }

    /** Whether the next capture is the last one that the provider takes of it. */
    boolean isOnItsLast(Hold hold) {
        return takenFrom(hold) + 1 >= MOST_CAPTURES;
    }

    private long takenFrom(Hold hold) {
        return captures.stream()
                .filter(each -> each.hold() == hold.nth() && each.is(State.TAKEN))
                .count();
    }

    /** One more that waits for its turn. */
    Purse wait(UUID id, UUID wish, @Nullable UUID shipmentId, long amount, Instant now) {
        var place = captures.stream().mapToInt(Capture::place).max().orElse(0) + 1;
        return with(new Capture(id, wish, place, shipmentId, amount, State.WAITING, 0, now, 0, 0));
    }

    Purse with(Hold changed) {
        return of(replaced(holds, changed, each -> each.nth() == changed.nth()), captures);
    }

    Purse with(Capture changed) {
        return of(holds, replaced(captures, changed, each -> each.id().equals(changed.id())));
    }

    private static <T> List<T> replaced(List<T> these, T one, Predicate<T> old) {
        var all = new ArrayList<>(these);
        all.removeIf(old);
        all.add(one);
        return all;
    }

    private Purse of(List<Hold> otherHolds, List<Capture> otherCaptures) {
        var sorted = otherHolds.stream().sorted(Comparator.comparingInt(Hold::nth)).toList();
        return new Purse(agreed, sorted, otherCaptures, done, voidWished, voidPaid, raises, raise);
    }

    Purse agree(long amount) {
        return new Purse(amount, holds, captures, done, voidWished, voidPaid, raises, raise);
    }

    /** More is asked for after all: of what is released by then another one is authorized. */
    Purse reopen() {
        return new Purse(agreed, holds, captures, false, voidWished, voidPaid, raises, raise);
    }

    Purse finish() {
        return new Purse(agreed, holds, captures, true, voidWished, voidPaid, raises, raise);
    }

    Purse wishVoid() {
        return new Purse(agreed, holds, captures, done, true, voidPaid, raises, raise);
    }

    Purse payVoid() {
        return new Purse(agreed, holds, captures, done, voidWished, true, raises, raise);
    }

    Purse raise(long amount, @Nullable UUID adjustmentId, long total) {
        var next = new Raise(raises + 1, amount, adjustmentId, total);
        return new Purse(agreed, holds, captures, done, voidWished, voidPaid, raises + 1, next);
    }

    Purse raised() {
        return new Purse(agreed, holds, captures, done, voidWished, voidPaid, raises, null);
    }
}
