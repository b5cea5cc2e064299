package dev.waybill.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What Waybill says about the orders of some customers, read page by page, then one by one. */
final class ReadBack {

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);
    private static final Duration VIEW_IS_BEHIND = Duration.ofSeconds(30);
    private static final int AT_ONCE = 16;

    private final Callers callers;
    private final PrintStream out;

    ReadBack(Callers callers, PrintStream out) {
        this.callers = callers;
        this.out = out;
    }

    /**
     * @param total in pence
     */
    record Order(String orderId, boolean cancelled, long total, List<Line> lines) {

        public Order {
            lines = List.copyOf(lines);
        }

        long units() {
            return lines.stream().mapToLong(Line::quantity).sum();
        }
    }

    record Line(String sku, int quantity, long unitPrice) {}

    /**
     * All orders since an instant that belong to the customers. The list is a view that follows the
     * orders: it is read again until the orders that must be there are in it, as they must be, or
     * for 30 s.
     *
     * @param cancelled whether each order that must be there is cancelled, by order id
     */
    List<Order> orders(Instant since, Set<UUID> customers, Map<String, Boolean> cancelled) {
        var deadline = System.nanoTime() + VIEW_IS_BEHIND.toNanos();
        var listed = list(since, customers);
        while (!hasAll(listed, cancelled) && System.nanoTime() < deadline) {
            Pace.wait(Duration.ofMillis(500));
            listed = list(since, customers);
        }
        try (var progress = new Progress("Read back", "orders", listed.size(), 0, out)) {
            return Crowd.each(
                    List.copyOf(listed.values()),
                    AT_ONCE,
                    summary -> {
                        var order = callers.call(caller -> order(summary, caller));
                        progress.step();
                        return order;
                    });
        }
    }

    /**
     * @param lines what came back
     * @param refunded in pence
     */
    record Return(String id, String orderId, int lines, long units, long refunded) {}

    /** These returns, each with what came back and what was paid back. */
    List<Return> returns(List<String> ids) {
        return Crowd.each(
                ids,
                AT_ONCE,
                id -> callers.call(caller -> seen(id, caller.mustGet("/returns/" + id))));
    }

    private static Return seen(String id, Reply reply) {
        var seen = Json.tree(reply.body());
        var received =
                seen.path("items")
                        .valueStream()
                        .map(each -> each.path("received").asLong(0))
                        .toList();
        return new Return(
                id,
                seen.path("orderId").asString(""),
                (int) received.stream().filter(units -> units > 0).count(),
                received.stream().mapToLong(Long::longValue).sum(),
                seen.path("refunded").asLong(-1));
    }

    private record Summary(String orderId, boolean cancelled, long total) {}

    private static boolean hasAll(Map<String, Summary> listed, Map<String, Boolean> cancelled) {
        return cancelled.entrySet().stream()
                .allMatch(order ->
                        listed.containsKey(order.getKey())
                                && listed.get(order.getKey()).cancelled() == order.getValue());
    }

    private Map<String, Summary> list(Instant since, Set<UUID> customers) {
        var ids = customers.stream().map(UUID::toString).collect(Collectors.toSet());
        var found = new HashMap<String, Summary>();
        var first = "/orders?limit=200&from=" + since.minus(CLOCKS_DIFFER);
        var path = first;
        while (!path.isEmpty()) {
            var page = page(path);
            for (var order : page.path("items")) {
                if (ids.contains(order.path("customerId").asString(""))) {
                    var summary = summary(order);
                    found.put(summary.orderId(), summary);
                }
            }
            var cursor = page.path("nextCursor").asString("");
            path = cursor.isEmpty() ? "" : first + "&cursor=" + Urls.encoded(cursor);
        }
        return found;
    }

    private JsonNode page(String path) {
        return Json.tree(callers.call(caller -> caller.mustGet(path)).body());
    }

    private static Summary summary(JsonNode order) {
        return new Summary(
                order.path("orderId").asString(""),
                order.path("status").asString("").equals("CANCELLED"),
                order.path("total").asLong(-1));
    }

    private static Order order(Summary summary, Caller caller) {
        var order = Json.tree(caller.mustGet("/orders/" + summary.orderId()).body());
        var lines = new ArrayList<Line>();
        for (var item : order.path("items")) {
            lines.add(
                    new Line(
                            item.path("sku").asString(""),
                            item.path("quantity").asInt(0),
                            item.path("unitPrice").asLong(-1)));
        }
        return new Order(summary.orderId(), summary.cancelled(), summary.total(), lines);
    }
}
