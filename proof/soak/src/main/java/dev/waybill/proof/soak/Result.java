package dev.waybill.proof.soak;

import dev.waybill.bench.Table;
import dev.waybill.proof.soak.Check.Row;
import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a proof has found, for people and for machines.
 *
 * @param holds every promise was kept
 * @param began milliseconds since 1970
 * @param calmAt when the last fault was over
 * @param restSeconds from the last order until nothing was under way any more
 * @param slowestEndSeconds from calm, or from its acceptance, to the end of the last checkout
 * @param confirmedPerSecond by the second of the run
 */
public record Result(
        boolean holds,
        Frame frame,
        Counts counts,
        Map<String, Integer> faults,
        long began,
        long calmAt,
        double seconds,
        double restSeconds,
        double slowestEndSeconds,
        List<RowSum> table,
        List<Check> checks,
        List<Recovery> recovery,
        List<Strike> strikes,
        int[] confirmedPerSecond) {

    /** When and in which order things happened; milliseconds since 1970. */
    record Run(
            List<Fault> plan,
            List<Strike> strikes,
            long began,
            long calmAt,
            long ended,
            double rest) {}

    /** What the client saw. */
    record Counts(
            long accepted,
            long confirmed,
            Map<String, Long> failed,
            long cancelled,
            long requests,
            long repeated,
            long keys,
            long records,
            long discarded) {}

    /** A row of the table: the sum of its checks. */
    record RowSum(String invariant, int checks, long counted, long violations) {}

    static Result of(
            Soak.Options options,
            Run run,
            Memory memory,
            LogFold log,
            double slowestEnd,
            List<Check> checks) {
        return new Result(
                checks.stream().allMatch(Check::holds),
                Frame.of(options, run.began()),
                counts(memory, log),
                faults(run.strikes()),
                run.began(),
                run.calmAt(),
                (run.ended() - run.began()) / 1e3,
                run.rest(),
                slowestEnd,
                table(checks),
                List.copyOf(checks),
                Recovery.of(run.strikes(), memory),
                run.strikes(),
                throughput(run, memory));
    }

    private static Counts counts(Memory memory, LogFold log) {
        var failed = new TreeMap<String, Long>();
        memory.ends.values().stream()
                .filter(end -> !end.status().equals("CONFIRMED"))
                .forEach(end -> failed.merge(String.valueOf(end.reason()), 1L, Long::sum));
        return new Counts(
                memory.accepted().size(),
                memory.confirmed().size(),
                failed,
                memory.cancelled().size(),
                memory.sent,
                memory.retried,
                memory.requests.size(),
                log.records(),
                log.discarded());
    }

    private static Map<String, Integer> faults(List<Strike> strikes) {
        var counts = new EnumMap<Fault.Kind, Integer>(Fault.Kind.class);
        strikes.forEach(strike -> counts.merge(strike.fault().kind(), 1, Integer::sum));
        var named = new java.util.LinkedHashMap<String, Integer>();
        counts.forEach((kind, count) -> named.put(kind.words(), count));
        return named;
    }

    private static List<RowSum> table(List<Check> checks) {
        var sums = new EnumMap<Row, RowSum>(Row.class);
        for (var row : Row.values()) {
            sums.put(row, new RowSum(row.words(), 0, 0, 0));
        }
        for (var check : checks) {
            sums.computeIfPresent(
                    check.row(),
                    (row, sum) ->
                            new RowSum(
                                    row.words(),
                                    sum.checks() + 1,
                                    sum.counted() + Math.max(0, check.counted()),
                                    sum.violations() + check.violations()));
        }
        return List.copyOf(sums.values());
    }

    private static int[] throughput(Run run, Memory memory) {
        var perSecond = new int[(int) ((run.ended() - run.began()) / 1000) + 1];
        for (var end : memory.confirmed()) {
            var second = (int) ((end.at() - run.began()) / 1000);
            if (second >= 0 && second < perSecond.length) {
                perSecond[second]++;
            }
        }
        return perSecond;
    }

    /** 0 if every promise was kept, else 1. */
    public int exitCode() {
        return holds ? 0 : 1;
    }

    public void print(PrintStream out) {
        printRun(out);
        printChecks(out);
        printRecovery(out);
        out.println();
        out.println(verdict());
        out.flush();
    }

    /** One sentence. */
    String verdict() {
        var broken = checks.stream().filter(check -> !check.holds()).count();
        return holds
                ? "Every promise was kept: %,d orders, %d kills, %d checks, no violation."
                        .formatted(frame.orders(), kills(), checks.size())
                : "NOT every promise was kept: %d of %d checks do not hold."
                        .formatted(broken, checks.size());
    }

    /** When the last checkout had its end. */
    String lastEnd() {
        return slowestEndSeconds < 0
                ? "The last checkout ended before the last fault was over; until 60 s after it is allowed."
                : String.format(
                        Locale.ROOT,
                        "The last checkout ended %.1f s after the last fault or after it was accepted; 60 s are allowed.",
                        slowestEndSeconds);
    }

    long kills() {
        return strikes.stream().filter(strike -> strike.fault().kind().kills()).count();
    }

    private void printRun(PrintStream out) {
        var table = new Table("What happened");
        table.row("checkouts accepted", counts.accepted());
        table.row("confirmed", counts.confirmed());
        counts.failed().forEach((reason, count) -> table.row("failed: " + reason, count));
        table.row("cancelled by their customers", counts.cancelled());
        table.row("requests sent", counts.requests(), "under " + counts.keys() + " keys");
        table.row("of these asked again", counts.repeated());
        table.row("records in the log", counts.records(), counts.discarded() + " of them repeats");
        table.row("seconds", seconds);
        faults.forEach((kind, count) -> table.row(kind, count));
        table.print(out);
    }

    private void printChecks(PrintStream out) {
        var table = new Table("What must hold");
        table.row("", "compared", "violations");
        for (var row : Row.values()) {
            for (var sum : this.table) {
                if (sum.invariant().equals(row.words())) {
                    table.row(sum.invariant(), sum.counted(), sum.violations());
                }
            }
            checks.stream()
                    .filter(check -> check.row() == row)
                    .forEach(check ->
                            table.row("  " + check.what(), counted(check), violations(check)));
        }
        table.print(out);
        for (var check : checks) {
            if (!check.holds()) {
                out.println();
                out.println("BROKEN: " + check.what() + " (" + check.how() + ")");
                check.examples().forEach(example -> out.println("  " + example));
            }
        }
    }

    private static Object counted(Check check) {
        return check.counted() == Check.NOT_COUNTED ? "-" : check.counted();
    }

    private static Object violations(Check check) {
        return check.counted() == 0 ? "nothing compared" : check.violations();
    }

    private void printRecovery(PrintStream out) {
        var table = new Table("Recovery: seconds until the next confirmed order");
        table.row("", "times", "median", "maximum");
        for (var each : recovery) {
            table.row(
                    each.kind().words(),
                    each.seconds().size() + each.never(),
                    each.median(),
                    each.never() > 0 ? "never" : (Object) each.longest());
        }
        table.note(lastEnd());
        table.note(
                String.format(
                        Locale.ROOT,
                        "Nothing was under way any more %.1f s after the last order.",
                        restSeconds));
        table.print(out);
    }
}
