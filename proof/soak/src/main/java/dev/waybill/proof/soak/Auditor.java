package dev.waybill.proof.soak;

import dev.waybill.proof.Report;
import dev.waybill.proof.Report.Finding;
import dev.waybill.proof.soak.Check.Row;
import java.util.List;
import java.util.Locale;

/** What the auditor that is shipped with Waybill counts, in the rows of the table. */
final class Auditor {

    /** In the order in which they are looked for in the name of an invariant. */
    private static final List<Topic> TOPICS =
            List.of(
                    new Topic("return", Row.BACK),
                    new Topic("came back", Row.BACK),
                    new Topic("parcels", Row.DOORS),
                    new Topic("picking", Row.DOORS),
                    new Topic("warehouse", Row.DOORS),
                    new Topic("shipments", Row.DOORS),
                    new Topic("stops", Row.DOORS),
                    new Topic("order lines", Row.DOORS),
                    new Topic("told", Row.DOORS),
                    new Topic("fold of their history", Row.VIEWS),
                    new Topic("list shows otherwise", Row.VIEWS),
                    new Topic("search has otherwise", Row.VIEWS),
                    new Topic("nothing wakes", Row.SESSIONS),
                    new Topic("more than one order", Row.ONE_ORDER),
                    new Topic("without their checkout", Row.ONE_ORDER),
                    new Topic("oversold", Row.STOCK),
                    new Topic("stock", Row.STOCK),
                    new Topic("reserv", Row.STOCK),
                    new Topic("promotions", Row.STOCK),
                    new Topic("money", Row.MONEY),
                    new Topic("pa", Row.MONEY), // payments, paid; parked is told apart before
                    new Topic("checkouts", Row.CHECKOUTS));

    private record Topic(String word, Row row) {}

    private Auditor() {}

    static List<Check> checks(Report report) {
        return report.invariants().stream().map(Auditor::check).toList();
    }

    private static Check check(Finding finding) {
        var examples =
                finding.skipped() == null
                        ? finding.examples()
                        : List.of("not checked: " + finding.skipped());
        return new Check(
                row(finding.name()),
                "auditor: " + finding.name(),
                finding.how(),
                Check.NOT_COUNTED,
                // What was not checked must not look like a zero.
                finding.skipped() == null ? finding.count() : 1,
                examples);
    }

    static Row row(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.contains("people") || lower.contains("customers")) {
            return Row.DOORS;
        }
        if (lower.contains("message")
                || lower.contains("readers")
                || lower.contains("commands")
                || lower.contains("sequences")
                || lower.contains("calls to")) {
            return Row.ONCE;
        }
        return TOPICS.stream()
                .filter(topic -> lower.contains(topic.word()))
                .map(Topic::row)
                .findFirst()
                .orElse(Row.CHECKOUTS);
    }
}
