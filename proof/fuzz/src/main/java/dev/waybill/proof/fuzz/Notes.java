package dev.waybill.proof.fuzz;

import dev.waybill.proof.fuzz.Finding.Group;
import dev.waybill.proof.fuzz.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run writes down: findings, how each operation was answered, the slowest, the largest. */
final class Notes {

    private static final int EXTREMES = 10;

    /** One answer that stands out. */
    record Extreme(int number, String operation, String what, int status, long micros, int bytes) {}

    /** How an operation was answered. */
    static final class Tally {
        int requests;
        int accepted;
        int refused;
        int failed;
        int unanswered;
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Map<String, Alike> findings = new TreeMap<>();
    private final List<Extreme> slowest = new ArrayList<>();
    private final List<Extreme> largest = new ArrayList<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int found;

    synchronized void answered(Plan plan, Answer answer) {
        var tally = tally(plan);
        switch (answer.status() / 100) {
            case 1, 2, 3 -> tally.accepted++;
            case 4 -> tally.refused++;
            default -> tally.failed++;
        }
        var extreme =
                new Extreme(
                        plan.number(),
                        plan.operation(),
                        plan.what(),
                        answer.status(),
                        answer.micros(),
                        answer.body().length);
        if (!plan.isSlow()) {
            keep(slowest, extreme, Comparator.comparingLong(Extreme::micros));
        }
        keep(largest, extreme, Comparator.comparingInt(Extreme::bytes));
    }

    synchronized void unanswered(Plan plan) {
        tally(plan).unanswered++;
    }

    private Tally tally(Plan plan) {
        var tally = tallies.computeIfAbsent(plan.operation(), _ -> new Tally());
        tally.requests++;
        kinds.merge(plan.what().split(",", 2)[0], 1, Integer::sum);
        return tally;
    }

    private static void keep(List<Extreme> most, Extreme one, Comparator<Extreme> by) {
        most.add(one);
        most.sort(by.reversed().thenComparing(Extreme::number));
        if (most.size() > EXTREMES) {
            most.removeLast();
        }
    }

    /** Findings that are alike: all are counted, a few are kept, since requests may be large. */
    private static final class Alike {
        private final List<Finding> first = new ArrayList<>();
        private int count;

        void add(Finding finding) {
            count++;
            first.add(finding);
            first.sort(Comparator.comparingInt(each -> each.plan().number()));
            if (first.size() > EXTREMES) {
                first.removeLast();
            }
        }

        Group group() {
            var one = first.getFirst();
            return new Group(
                    one.kind(),
                    one.plan().operation(),
                    count,
                    one,
                    first.stream().map(each -> each.plan().number()).toList());
        }
    }

    synchronized void found(Finding finding) {
        found++;
        findings.computeIfAbsent(
                        finding.plan().operation() + " " + finding.kind(), _ -> new Alike())
                .add(finding);
    }

    synchronized int found() {
        return found;
    }

    synchronized List<Group> groups() {
        return findings.values().stream().map(Alike::group).toList();
    }

    synchronized long count(Kind kind) {
        return groups().stream()
                .filter(group -> group.kind() == kind)
                .mapToLong(Group::count)
                .sum();
    }

    synchronized Map<String, Tally> tallies() {
        return new TreeMap<>(tallies);
    }

    synchronized Map<String, Integer> kinds() {
        return new TreeMap<>(kinds);
    }

    synchronized List<Extreme> slowest() {
        return List.copyOf(slowest);
    }

    synchronized List<Extreme> largest() {
        return List.copyOf(largest);
    }
}
