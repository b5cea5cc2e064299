package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.PriceKey;
import dev.waybill.bench.Journal.Result;
import dev.waybill.bench.Matching.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What has been delivered is not cancelled any more: it comes back, and is paid back. The
 * warehouse's people are played as well. Asking twice is harmless.
 */
final class SendBack {

    private final Journal journal;
    private final Duration news;

    /**
     * @param news how long Waybill may take to hear of what has just happened
     */
    SendBack(Journal journal, Duration news) {
        this.journal = journal;
        this.news = news;
    }

    /** Sends back all that the cancellation names: the whole order. */
    Result all(Cancellation cancellation, String orderId, Caller caller) {
        return send(cancellation.invoice(), orderId, cancellation.units(), caller);
    }

    /** Sends back what the cancellation names of each order that has been delivered. */
    Result some(Cancellation cancellation, Collection<Part> parts, Caller caller) {
        var returns = new ArrayList<String>();
        var orderId = "";
        for (var order : byInvoice(parts).entrySet()) {
            var sold = journal.result(order.getKey()).filter(Result::isConfirmed);
            if (sold.isPresent() && isDelivered(sold.get().orderId(), caller)) {
                orderId = sold.get().orderId();
                var name = cancellation.invoice() + "/" + order.getKey();
                var back = send(name, orderId, order.getValue(), caller);
                if (!back.isReturned()) {
                    return back;
                }
                returns.add(back.detail());
            }
        }
        return returns.isEmpty()
                ? Result.notCancelled("partial")
                : Result.returned(orderId, String.join(" ", returns));
    }

    private static Map<String, Map<PriceKey, Integer>> byInvoice(Collection<Part> parts) {
        var orders = new LinkedHashMap<String, Map<PriceKey, Integer>>();
        parts.forEach(part ->
                orders.computeIfAbsent(part.invoice(), _ -> new LinkedHashMap<>())
                        .merge(part.key(), part.units(), Integer::sum));
        return orders;
    }

    private static boolean isDelivered(String orderId, Caller caller) {
        var order = Json.tree(caller.mustGet("/orders/" + orderId).body());
        return order.path("stage").asString("").equals("COMPLETED");
    }

    private Result send(String name, String orderId, Map<PriceKey, Integer> units, Caller caller) {
        var asked = ask(name, orderId, lines(units, "\"reason\":\"NO_LONGER_WANTED\""), caller);
        if (!asked.ok()) {
            return Result.notCancelled("delivered, and not taken back: " + asked.trouble());
        }
        var returnId = Json.need(asked, "returnId");
        var path = "/returns/" + returnId;
        if (Json.need(asked, "status").equals("REQUESTED")) {
            caller.mustPost(
                    path + "/approve", "{\"reason\":\"as the file says\"}", key("approve", name));
        }
        caller.mustPost(
                path + "/receive",
                "{\"items\":[" + lines(units, "\"disposition\":\"RESTOCK\"") + "]}",
                key("receive", name));
        return end(path, caller)
                ? Result.returned(orderId, returnId)
                : Result.notCancelled("sent back, and not paid back in time");
    }

    /** Returns hear of a delivery by message, and refuse until they have. */
    private Reply ask(String name, String orderId, String lines, Caller caller) {
        var body = "{\"orderId\":\"" + orderId + "\",\"items\":[" + lines + "]}";
        var deadline = System.nanoTime() + news.toNanos();
        var attempt = 1;
        var reply = caller.post("/returns", body, key("return", name));
        while (isEarly(reply) && System.nanoTime() < deadline) {
            Pace.wait(Duration.ofMillis(100));
            reply = caller.post("/returns", body, key("return/" + ++attempt, name));
        }
        return reply;
    }

    private static boolean isEarly(Reply reply) {
        return reply.status() == 404
                || reply.status() == 409
                        && "more-than-delivered".equals(Json.find(reply.body(), "code"));
    }

    private boolean end(String path, Caller caller) {
        var deadline = System.nanoTime() + news.toNanos();
        while (System.nanoTime() < deadline) {
            if (Json.need(caller.mustGet(path), "status").equals("COMPLETED")) {
                return true;
            }
            Pace.wait(Duration.ofMillis(50));
        }
        return false;
    }

    /** In one order whenever it is asked, as a key stands for one body. */
    private String lines(Map<PriceKey, Integer> units, String what) {
        var bySku = new TreeMap<String, Integer>();
        units.forEach((key, quantity) -> bySku.merge(key.sku(), quantity, Integer::sum));
        return bySku.entrySet().stream()
                .map(unit -> line(unit.getKey(), unit.getValue(), what))
                .collect(Collectors.joining(","));
    }

    private String line(String sku, int quantity, String what) {
        var product =
                journal.product(sku)
                        .orElseThrow(() -> new IllegalStateException("never sold: " + sku));
        return "{\"productId\":\"%s\",\"quantity\":%d,%s}".formatted(product, quantity, what);
    }

    private UUID key(String what, String name) {
        return Keys.derived(journal.run(), what + "/" + name);
    }

    /** The returns that a cancellation has become. */
    static List<String> returns(Result result) {
        return result.isReturned() ? List.of(result.detail().split(" ")) : List.of();
    }
}
