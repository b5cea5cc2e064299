package dev.waybill.proof.fuzz;

import dev.waybill.bench.Table;
import dev.waybill.proof.fuzz.Finding.Group;
import dev.waybill.proof.fuzz.Finding.Kind;
import dev.waybill.proof.fuzz.Notes.Extreme;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a run, for people and for machines. */
public final class FuzzReport {

    private static final double MEGABYTE = 1 << 20;

    private final Fuzz.Options options;
    private final Notes notes;
    private final double seconds;
    private final String fingerprint;
    private final List<Memory> memory;
    private final List<String> broken;
    private final int invariants;
    private final int operations;

    FuzzReport(
            Fuzz.Options options,
            Notes notes,
            double seconds,
            String fingerprint,
            List<Memory> memory,
            List<String> broken,
            int invariants,
            int operations) {
        this.options = options;
        this.notes = notes;
        this.seconds = seconds;
        this.fingerprint = fingerprint;
        this.memory = memory;
        this.broken = broken;
        this.invariants = invariants;
        this.operations = operations;
    }

    public boolean isClean() {
        return notes.found() == 0 && broken.isEmpty() && isFlat();
    }

    private boolean isFlat() {
        return Memory.isFlat(memory.get(1), memory.getLast());
    }

    /** Figures for machines. */
    public Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("clean", isClean());
        figures.put("seed", options.seed());
        figures.put("requests", options.requests());
        figures.put("clients", options.clients());
        figures.put("fingerprint", fingerprint);
        figures.put("seconds", seconds);
        figures.put("requestsPerSecond", options.requests() / seconds);
        for (var kind : Kind.values()) {
            figures.put(kind.name(), notes.count(kind));
        }
        figures.put("findings", notes.groups().stream().map(FuzzReport::figures).toList());
        figures.put("invariants", invariants);
        figures.put("broken", broken);
        figures.put("memory", memory);
        figures.put("memoryFlat", isFlat());
        figures.put("kinds", notes.kinds());
        figures.put("slowest", notes.slowest());
        figures.put("largest", notes.largest());
        figures.put("operations", tallies());
        return figures;
    }

    private static Map<String, Object> figures(Group group) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("kind", group.kind());
        figures.put("operation", group.operation());
        figures.put("count", group.count());
        figures.put("requests", group.numbers());
        figures.put("detail", group.first().detail());
        figures.put("asked", group.first().asked());
        figures.put("answered", group.first().answered());
        return figures;
    }

    private Map<String, Object> tallies() {
        var all = new LinkedHashMap<String, Object>();
        notes.tallies()
                .forEach((operation, tally) ->
                        all.put(
                                operation,
                                Map.of(
                                        "requests", tally.requests,
                                        "accepted", tally.accepted,
                                        "refused", tally.refused,
                                        "failed", tally.failed,
                                        "unanswered", tally.unanswered)));
        return all;
    }

    public void print(PrintStream out) {
        operationsTable().print(out);
        kindsTable().print(out);
        extremes("Slowest answers", notes.slowest()).print(out);
        extremes("Largest answers", notes.largest()).print(out);
        memoryTable().print(out);
        for (var group : notes.groups()) {
            print(group, out);
        }
        verdict().print(out);
    }

    private Table operationsTable() {
        var table = new Table("Operations");
        table.row("", "requests", "2xx/3xx", "4xx", "5xx", "no answer");
        notes.tallies()
                .forEach((operation, tally) ->
                        table.row(
                                operation,
                                tally.requests,
                                tally.accepted,
                                tally.refused,
                                tally.failed,
                                tally.unanswered));
        var silent = new ArrayList<String>();
        notes.tallies()
                .forEach((operation, tally) -> {
                    if (tally.accepted == 0) {
                        silent.add(operation);
                    }
                });
        if (!silent.isEmpty()) {
            table.note("Never accepted: " + String.join(", ", silent));
        }
        return table.note(notes.tallies().size() + " of " + operations + " operations were asked.");
    }

    private Table kindsTable() {
        var table = new Table("What was wrong with the requests");
        notes.kinds().forEach(table::row);
        return table;
    }

    private static Table extremes(String title, List<Extreme> all) {
        var table = new Table(title);
        table.row("ms", "bytes", "status", "request", "operation", "what");
        for (var each : all) {
            table.row(
                    each.micros() / 1e3,
                    each.bytes(),
                    Integer.toString(each.status()),
                    each.number(),
                    each.operation(),
                    each.what());
        }
        return table;
    }

    private Table memoryTable() {
        var table = new Table("Memory of the application, MB");
        table.row("", "heap in use", "resident");
        for (var each : memory) {
            table.row(
                    each.when(),
                    each.heap() / MEGABYTE,
                    each.resident() == 0 ? "-" : (Object) (each.resident() / MEGABYTE));
        }
        return table.note(
                memory.getLast().collected()
                        ? "The heap as the application's own metrics tell it, after a collection that was asked for (jcmd GC.run); resident from /proc."
                        : "The heap as the application's own metrics tell it; garbage was not collected before, so it is not judged.");
    }

    private void print(Group group, PrintStream out) {
        out.println();
        out.printf(
                "%s, %s: %d times, requests %s%n",
                group.kind(), group.operation(), group.count(), group.numbers());
        out.println("  " + group.first().plan().what() + ": " + group.first().detail());
        indented(group.first().asked(), out);
        indented(group.first().answered(), out);
        out.printf(
                "  Again: ./waybill fuzz --seed %d --only %d%n",
                options.seed(), group.numbers().getFirst());
    }

    private static void indented(String text, PrintStream out) {
        text.lines().limit(20).forEach(line -> out.println("    | " + line));
    }

    private Table verdict() {
        var table =
                new Table(
                        "%,d requests, seed %d, %d clients, %,.1f s (%,.0f/s)"
                                .formatted(
                                        options.requests(),
                                        options.seed(),
                                        options.clients(),
                                        seconds,
                                        options.requests() / seconds));
        for (var kind : Kind.values()) {
            table.row(kind.words, notes.count(kind));
        }
        table.row("invariants broken after, of " + invariants, broken.size());
        table.row("memory", isFlat() ? "flat" : "GROWS");
        table.row("fingerprint of the requests", fingerprint);
        broken.forEach(each -> table.note("BROKEN: " + each));
        return table.note(isClean() ? "Nothing was found." : "Not as it should be.");
    }
}
