package dev.waybill.payments;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one word: the next state and everything that must commit together with it.
 *
 * @param facts contract records to be told, in order
 * @param wanted what the provider is to be asked after the commit
 * @param refusal why nothing was done although something was asked
 */
record Step(
        Payment next,
        List<Object> facts,
        List<Wanted> wanted,
        List<Transfer> transfers,
        List<Refund> refunds,
        @Nullable String refusal) {

    /** What the provider is asked. */
    record Wanted(Operation operation, long amount, @Nullable UUID refundId, Effect.About about) {

        static Wanted authorize(int nth, long amount) {
            return new Wanted(Operation.AUTHORIZE, amount, null, Effect.About.hold(nth, null));
        }

        static Wanted capture(Capture capture, Hold source, boolean last) {
            var about =
                    new Effect.About(
                            source.nth(),
                            source.reference(),
                            capture.id(),
                            source.captured(),
                            last);
            return new Wanted(Operation.CAPTURE, capture.amount(), null, about);
        }

        static Wanted release(Hold hold) {
            var about = new Effect.About(hold.nth(), hold.reference(), null, hold.captured(), true);
            return new Wanted(Operation.VOID, hold.left(), null, about);
        }

        /**
         * Something that nobody counts on any more.
         *
         * @param nth zero if it is one too many
         */
        static Wanted releaseGhost(int nth, String reference, long amount) {
            return new Wanted(Operation.VOID, amount, null, Effect.About.hold(nth, reference));
        }

        static Wanted refund(UUID refundId, Refund.Part part, String reference) {
            var about = new Effect.About(1, reference, part.captureId(), 0, false);
            return new Wanted(Operation.REFUND, part.amount(), refundId, about);
        }

        UUID key(UUID paymentId) {
            var captureId = about.captureId();
            return switch (operation) {
                case AUTHORIZE, VOID ->
                        about.hold() == 0
                                ? operation.key(paymentId, about.reference())
                                : operation.nthKey(paymentId, about.hold());
                case CAPTURE ->
                        Operation.captureKey(
                                paymentId, captureId == null ? paymentId : captureId, about.hold());
                case REFUND ->
                        Operation.refundKey(
                                paymentId,
                                refundId == null ? paymentId : refundId,
                                captureId == null ? paymentId : captureId);
            };
        }
    }

    static Step to(Payment next) {
        return new Step(next, List.of(), List.of(), List.of(), List.of(), null);
    }

    Step tell(Object... more) {
        return new Step(next, plus(facts, more), wanted, transfers, refunds, refusal);
    }

    Step ask(Wanted more) {
        return new Step(next, facts, plus(wanted, more), transfers, refunds, refusal);
    }

    Step move(Transfer more) {
        return new Step(next, facts, wanted, plus(transfers, more), refunds, refusal);
    }

    Step keep(Refund changed) {
        return new Step(next, facts, wanted, transfers, plus(refunds, changed), refusal);
    }

    Step refuse(String why) {
        return new Step(next, facts, wanted, transfers, refunds, why);
    }

    /** Goes on from where this step leads to. */
    Step then(Function<Payment, Step> further) {
        var second = further.apply(next);
        return new Step(
                second.next,
                concat(facts, second.facts),
                concat(wanted, second.wanted),
                concat(transfers, second.transfers),
                concat(refunds, second.refunds),
                second.refusal == null ? refusal : second.refusal);
    }

    /** Whether the word changes nothing and needs no answer. */
    boolean leaves(Payment before) {
        return next.equals(before)
                && facts.isEmpty()
                && wanted.isEmpty()
                && refunds.isEmpty()
                && refusal == null;
    }

    @SafeVarargs
    private static <T> List<T> plus(List<T> list, T... more) {
        return concat(list, List.of(more));
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
