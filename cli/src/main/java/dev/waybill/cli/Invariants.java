package dev.waybill.cli;

import dev.waybill.bench.Table;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * What must always hold, as a running Waybill counts it over its own data.
 *
 * @param checkedAt RFC 3339
 */
record Invariants(String checkedAt, List<Invariant> invariants) {
    private static final Duration BETWEEN = Duration.ofMillis(500);

    Invariants {
        invariants = List.copyOf(invariants);
    }

    /**
     * @param count how often it is broken: 0
     * @param detail what was counted or what is wrong, for people
     */
    record Invariant(String name, long count, String detail) {
        /** How it was counted is of interest only where something is wrong or was left out. */
        String remark() {
            if (count != 0) {
                return "BROKEN: " + detail;
            }
            return detail.startsWith("not checked") ? detail : "holds";
        }
    }

    static Invariants askedOf(Api api) {
        return of(api.get("/admin/invariants"));
    }

    /** When they hold, or as they are after a while of asking. */
    static Invariants atRest(Api api, Duration patience) {
        var until = System.nanoTime() + patience.toNanos();
        var found = askedOf(api);
        while (!found.hold() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(BETWEEN.toNanos());
            found = askedOf(api);
        }
        return found;
    }

    static Invariants of(JsonNode answer) {
        var all = new ArrayList<Invariant>();
        for (var one : answer.path("invariants")) {
            all.add(
                    new Invariant(
                            one.path("name").asString(""),
                            // What cannot be read must not look like a zero.
                            one.path("count").asLong(-1),
                            one.path("detail").asString("")));
        }
        return new Invariants(answer.path("checkedAt").asString(""), all);
    }

    /** An empty list proves nothing. */
    boolean hold() {
        return !invariants.isEmpty() && invariants.stream().allMatch(one -> one.count() == 0);
    }

    void print(PrintStream out) {
        var table = new Table("Invariants at " + checkedAt);
        for (var one : invariants) {
            table.row(one.name(), one.count(), one.remark());
        }
        table.note(hold() ? "All hold." : "Not all hold.");
        table.print(out);
    }
}
