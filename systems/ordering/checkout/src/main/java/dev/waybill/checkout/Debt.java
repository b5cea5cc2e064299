package dev.waybill.checkout;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Something that may be out there and has to be undone before a checkout may be called failed. */
enum Debt {
    /**
     * The order may exist, or may yet come to exist: nothing else is undone before this is known.
     */
    CANCEL_ORDER,
    VOID_PAYMENT,
    RELEASE_STOCK;

    static final Set<Debt> NOTHING = Set.of();

    static Set<Debt> with(Set<Debt> owed, Debt another) {
        var all = EnumSet.of(another);
        all.addAll(owed);
        return Collections.unmodifiableSet(all);
    }

    static Set<Debt> without(Set<Debt> owed, Set<Debt> settled) {
        var rest = EnumSet.noneOf(Debt.class);
        rest.addAll(owed);
        rest.removeAll(settled);
        return Collections.unmodifiableSet(rest);
    }

    /**
     * What may be asked for now: an order that could still ship must be gone before its money and
     * stock are.
     */
    static List<Debt> askable(Set<Debt> owed) {
        return owed.contains(CANCEL_ORDER)
                ? List.of(CANCEL_ORDER)
                : owed.stream().sorted().toList();
    }

    /** As the table keeps them: names with a space in between. */
    static String names(Set<Debt> owed) {
        return owed.stream().sorted().map(Debt::name).collect(Collectors.joining(" "));
    }

    static Set<Debt> named(String names) {
        return names.isEmpty()
                ? NOTHING
                : Arrays.stream(names.split(" ", -1))
                        .map(Debt::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
    }
}
