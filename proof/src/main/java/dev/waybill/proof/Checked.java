package dev.waybill.proof;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the last checks of this process have found, the latest first. */
final class Checked {

    private static final int MOST = 200;

    private final Deque<Check> checks = new ArrayDeque<>();

    /**
     * @param broken what did not hold
     * @param skipped how many were not checked
     */
    record Check(Instant checkedAt, boolean ok, List<Broken> broken, int skipped) {
        Check {
            broken = List.copyOf(broken);
        }
    }

    record Broken(String name, long count) {}

    synchronized Report add(Report report) {
        checks.addFirst(
                new Check(
                        report.checkedAt(),
                        report.ok(),
                        report.broken().stream()
                                .map(finding -> new Broken(finding.name(), finding.count()))
                                .toList(),
                        (int)
                                report.invariants().stream()
                                        .filter(finding -> finding.skipped() != null)
                                        .count()));
        if (checks.size() > MOST) {
            checks.removeLast();
        }
        return report;
    }

    synchronized List<Check> all() {
        return List.copyOf(checks);
    }
}
