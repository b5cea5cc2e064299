package dev.waybill.proof;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a look at an invariant has shown. */
sealed interface Sight {

    /** A look that cannot be taken here. */
    record NotTaken(String why) implements Sight {}

    /**
     * @param count all of them; {@code found} stops at {@link Snapshot#MOST}
     */
    record Taken(long count, List<Violation> found) implements Sight {
        public Taken {
            found = List.copyOf(found);
        }

        static Taken of(List<Violation> found) {
            return new Taken(found.size(), found);
        }

        /** What was there before and still is: what has gone meanwhile was only under way. */
        Taken since(Taken before) {
            Set<String> known =
                    before.found.stream()
                            .map(Violation::id)
                            .collect(Collectors.toCollection(HashSet::new));
            var stayed = found.stream().filter(each -> known.contains(each.id())).toList();
            var all = before.isWhole() && isWhole();
            return new Taken(all ? stayed.size() : Math.min(before.count, count), stayed);
        }

        private boolean isWhole() {
            return count == found.size();
        }
    }

    default boolean isClean() {
        return switch (this) {
            case NotTaken _ -> true;
            case Taken taken -> taken.count == 0;
        };
    }
}
