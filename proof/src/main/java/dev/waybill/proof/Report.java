package dev.waybill.proof;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was found.
 *
 * @param ok nothing is broken; something may have been skipped
 */
public record Report(Instant checkedAt, boolean ok, List<Finding> invariants) {

    private static final int EXAMPLES = 10;

    public Report {
        invariants = List.copyOf(invariants);
    }

    /**
     * One invariant.
     *
     * @param name what is counted, of which there must be none
     * @param detail for people, in one line: what was compared, or what is wrong and what to do
     * @param examples up to ten of those that are wrong, with their ids
     * @param skipped why it was not checked, if it was not
     */
    public record Finding(
            String name,
            long count,
            String detail,
            List<String> examples,
            String how,
            String remedy,
            @Nullable String skipped) {

        public Finding {
            examples = List.copyOf(examples);
        }

        static Finding of(Invariant invariant, Sight sight) {
            return switch (sight) {
                case Sight.NotTaken(var why) ->
                        finding(invariant, 0, "not checked: " + why, List.of(), why);
                case Sight.Taken(var count, _) when count == 0 ->
                        finding(invariant, 0, invariant.how(), List.of(), null);
                case Sight.Taken(var count, var found) -> {
                    var examples = found.stream().limit(EXAMPLES).map(Violation::what).toList();
                    yield finding(invariant, count, text(invariant, examples), examples, null);
                }
            };
        }

        private static String text(Invariant invariant, List<String> examples) {
            return examples.stream().collect(Collectors.joining("; ", "", ". "))
                    + invariant.remedy();
        }

        private static Finding finding(
                Invariant invariant,
                long count,
                String detail,
                List<String> examples,
                @Nullable String skipped) {
            return new Finding(
                    invariant.name(),
                    count,
                    detail,
                    examples,
                    invariant.how(),
                    invariant.remedy(),
                    skipped);
        }
    }

    /** How many of it there are. */
    public long count(String name) {
        return invariants.stream()
                .filter(each -> each.name().equals(name))
                .mapToLong(Finding::count)
                .sum();
    }

    /** Those that do not hold. */
    public List<Finding> broken() {
        return invariants.stream().filter(each -> each.count() != 0).toList();
    }
}
