package dev.waybill.payments;

import java.util.List;
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
        List<ProviderQuestion> wanted,
        List<Transfer> transfers,
        List<Refund> refunds,
        @Nullable String refusal) {

    static Step to(Payment next) {
        return new Step(next, List.of(), List.of(), List.of(), List.of(), null);
    }

    Step tell(Object... more) {
        return new Step(next, plus(facts, more), wanted, transfers, refunds, refusal);
    }

    Step ask(ProviderQuestion more) {
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
