package dev.waybill.proof;

import java.util.Set;

/**
 * A promise that Waybill makes about its data.
 *
 * @param name what is counted, of which there must be none
 * @param how what is compared
 * @param remedy what to do if it is not zero
 * @param needs the schemas that it reads
 */
record Invariant(String name, String how, String remedy, Set<String> needs, Look look) {

    Invariant {
        needs = Set.copyOf(needs);
    }

    @FunctionalInterface
    interface Look {
        Sight at(Snapshot snapshot);
    }

    /**
     * @param violations a query for {@code id} and {@code what}; it may use {@code :now}, {@code
     *     :settled} (what is older is not under way any more), {@code :overdue} (what was due
     *     before has been forgotten), {@code :source} and {@code :forgotten}
     */
    static Invariant sql(
            String name, String how, String remedy, Set<String> needs, String violations) {
        return new Invariant(name, how, remedy, needs, snapshot -> snapshot.violations(violations));
    }
}
