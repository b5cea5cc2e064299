package dev.waybill.proof.simulate;

import dev.waybill.bench.Table;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the seeds have reached, for people. */
final class Reached {

    private Reached() {}

    static void of(Coverage coverage, PrintStream out) {
        transitions(coverage.transitions(), out);
        faults(coverage, out);
    }

    private static void transitions(Map<String, Long> seen, PrintStream out) {
        var table = new Table("Transitions");
        var left = new TreeMap<>(seen);
        for (var machine : Pictures.names()) {
            for (var transition : Pictures.transitions(machine)) {
                var name = machine + ": " + transition;
                var count = left.remove(name);
                table.row(machine, transition.strip(), count == null ? "NEVER REACHED" : count);
            }
        }
        table.print(out);
        if (!left.isEmpty()) {
            var more = new Table("Several at once, between two commits");
            left.forEach((name, count) -> more.row(name, count));
            more.print(out);
        }
    }

    private static void faults(Coverage coverage, PrintStream out) {
        var table = new Table("Faults, at which steps");
        for (var fault : Fault.values()) {
            var counts = coverage.faults().getOrDefault(fault, Map.of());
            var all = counts.values().stream().mapToLong(Long::longValue).sum();
            table.row(
                    fault.what(),
                    all,
                    counts.entrySet().stream()
                            .map(each ->
                                    each.getKey().name().toLowerCase(Locale.ROOT)
                                            + " "
                                            + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
        table.print(out);
    }
}
