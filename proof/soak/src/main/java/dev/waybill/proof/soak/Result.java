package dev.waybill.proof.soak;

import dev.waybill.bench.Table;
import dev.waybill.proof.Report;
import java.io.PrintStream;
import java.util.List;

/**
 * What a proof has found. Times are milliseconds since 1970.
 *
 * @param rest seconds until nothing was under way any more
 * @param slowestEnd seconds from calm, or from its acceptance, to the end of the last checkout
 */
public record Result(
        Soak.Options options,
        List<Fault> plan,
        List<Strike> strikes,
        long began,
        long calmAt,
        long ended,
        double rest,
        Memory memory,
        double slowestEnd,
        List<Check> checks,
        Report invariants) {

    public boolean holds() {
        return checks.stream().allMatch(Check::holds) && invariants.ok();
    }

    public void print(PrintStream out) {
        var table = new Table("Proof");
        for (var check : checks) {
            table.row(check.row().words(), check.what(), check.counted(), check.violations());
            check.examples().forEach(table::note);
        }
        for (var finding : invariants.invariants()) {
            table.row("auditor", finding.name(), "", finding.count());
            finding.examples().forEach(table::note);
        }
        table.print(out);
    }
}
