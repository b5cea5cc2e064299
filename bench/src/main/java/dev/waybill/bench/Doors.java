package dev.waybill.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Follows orders to their doors, and sees to those that wait for somebody on the way: holds are
 * looked at and released. Some of what was delivered comes back.
 */
final class Doors {

    private static final int AT_ONCE = 4;
    private static final Duration BETWEEN = Duration.ofMillis(20);

    /** What an order's timeline may tell, and what that is called. */
    private static final Map<String, String> HAPPENINGS =
            Map.of(
                    "order-placed-on-hold", "held, looked at and released",
                    "order-amended", "amended",
                    "order-delivery-address-changed", "sent elsewhere than first wanted",
                    "order-short-picked", "picked short",
                    "stop-fulfilment", "stopped, or tried to, while they were picked",
                    "shipment-delivered", "with a shipment delivered");

    private static final String FAILED = "shipment-failed";

    private final Callers callers;
    private final PrintStream out;
    private final Duration patience;
    private final Map<String, Long> stages = new ConcurrentSkipListMap<>();
    private final Map<String, Long> happened = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
    private final AtomicLong released = new AtomicLong();

    /**
     * @param patience after which those that are still under way are counted as such
     */
    Doors(Callers callers, PrintStream out, Duration patience) {
        this.callers = callers;
        this.out = out;
        this.patience = patience;
    }

    /**
     * @param stages orders by the stage that they were in at last
     * @param happened orders by what has happened to them on the way
     * @param holdsReleased by us
     * @param seconds until the last one had ended
     * @param back what came back afterwards, or was to
     */
    public record Figures(
            Map<String, Long> stages,
            Map<String, Long> happened,
            long holdsReleased,
            double seconds,
            Map<String, Long> back) {

        long delivered() {
            return stages.getOrDefault("COMPLETED", 0L);
        }

        /** Neither at their door nor cancelled. */
        long underWay() {
            return stages.entrySet().stream()
                    .filter(stage -> !isEnd(stage.getKey()))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    /** Returns when all have ended, or the patience has. */
    Figures follow(List<String> orders) {
        var start = System.nanoTime();
        var deadline = start + patience.toNanos();
        var open = new ConcurrentLinkedQueue<>(orders);
        try (var progress = new Progress("To the door", "orders", orders.size(), 0, out)) {
            Crowd.each(
                    IntStream.range(0, AT_ONCE).boxed().toList(),
                    AT_ONCE,
                    _ -> callers.call(caller -> patrol(open, caller, progress, deadline)));
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        var back = new Homeward(callers).play(List.copyOf(delivered));
        return new Figures(
                new TreeMap<>(stages), new TreeMap<>(happened), released.get(), seconds, back);
    }

    private boolean patrol(
            ConcurrentLinkedQueue<String> open, Caller caller, Progress progress, long deadline) {
        for (var order = open.poll(); order != null; order = open.poll()) {
            var stage = Json.tree(caller.mustGet("/orders/" + order).body()).path("stage");
            var over = isEnd(stage.asString("")) || System.nanoTime() > deadline;
            if (over) {
                count(stages, stage.asString("unknown"));
                if (stage.asString("").equals("COMPLETED")) {
                    delivered.add(order);
                }
                learn(order, caller);
                progress.step();
            } else {
                lookAt(order, stage.asString(""), caller);
                open.add(order);
                Pace.wait(BETWEEN);
            }
        }
        return true;
    }

    private static boolean isEnd(String stage) {
        return stage.equals("COMPLETED") || stage.equals("CANCELLED");
    }

    /** The shop's own people let an order go on. */
    private void lookAt(String order, String stage, Caller caller) {
        if (!stage.equals("ON_HOLD")) {
            return;
        }
        for (var hold : Json.tree(caller.mustGet("/orders/" + order + "/holds").body())) {
            if (hold.path("releasedAt").isMissingNode() || hold.path("releasedAt").isNull()) {
                var path = "/orders/" + order + "/holds/" + hold.path("holdId").asString();
                var reply =
                        caller.post(
                                path + "/release",
                                "{\"resolution\":\"looked at\",\"releasedBy\":\"the demo's clerk\"}",
                                Keys.random());
                // 409: it was released meanwhile, or the order has ended.
                if (reply.status() != 409) {
                    Caller.must("POST " + path + "/release", reply);
                    released.incrementAndGet();
                }
            }
        }
    }

    /** What has happened to it, by its timeline: each kind once. */
    private void learn(String order, Caller caller) {
        var entries =
                Json.tree(caller.mustGet("/orders/" + order + "/timeline").body()).path("entries");
        var kinds = new TreeMap<String, Boolean>();
        entries.forEach(entry -> kind(entry, kinds));
        kinds.keySet().forEach(kind -> count(happened, kind));
    }

    private static void kind(JsonNode entry, Map<String, Boolean> kinds) {
        var type = entry.path("type").asString("");
        var known = HAPPENINGS.get(type);
        if (known != null) {
            kinds.put(known, true);
        } else if (type.equals(FAILED)) {
            var summary = entry.path("summary").asString("");
            var why = summary.substring(summary.lastIndexOf(' ') + 1);
            kinds.put("with a parcel " + why, true);
        }
    }

    private static void count(Map<String, Long> counts, String what) {
        counts.merge(what, 1L, Long::sum);
    }

    static void print(Figures figures, PrintStream out) {
        var table = new Table("To the door, in " + Table.show(figures.seconds()) + " s");
        table.row("delivered", figures.delivered());
        table.row("cancelled", figures.stages().getOrDefault("CANCELLED", 0L));
        figures.stages().entrySet().stream()
                .filter(stage -> !isEnd(stage.getKey()))
                .forEach(stage -> table.row("STILL " + stage.getKey(), stage.getValue()));
        figures.happened().forEach(table::row);
        figures.back().forEach(table::row);
        table.print(out);
    }
}
