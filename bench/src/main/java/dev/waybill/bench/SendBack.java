package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.PriceKey;
import dev.waybill.bench.Journal.Result;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
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
        var invoice = cancellation.invoice();
        var asked = ask(invoice, orderId, lines(cancellation, "\"reason\":\"NO_LONGER_WANTED\""), caller);
        if (!asked.ok()) {
            return Result.notCancelled("delivered, and not taken back: " + asked.trouble());
        }
        var returnId = Json.need(asked, "returnId");
        var path = "/returns/" + returnId;
        if (Json.need(asked, "status").equals("REQUESTED")) {
            caller.mustPost(
                    path + "/approve", "{\"reason\":\"as the file says\"}", key("approve", invoice));
        }
        caller.mustPost(
                path + "/receive",
                "{\"items\":[" + lines(cancellation, "\"disposition\":\"RESTOCK\"") + "]}",
                key("receive", invoice));
        return end(path, caller)
                ? Result.returned(orderId, returnId)
                : Result.notCancelled("sent back, and not paid back in time");
    }

    /** Returns hear of a delivery by message, and refuse until they have. */
    private Reply ask(String invoice, String orderId, String lines, Caller caller) {
        var body = "{\"orderId\":\"" + orderId + "\",\"items\":[" + lines + "]}";
        var deadline = System.nanoTime() + news.toNanos();
        var attempt = 1;
        var reply = caller.post("/returns", body, key("return", invoice));
        while (isEarly(reply) && System.nanoTime() < deadline) {
            Pace.wait(Duration.ofMillis(100));
            reply = caller.post("/returns", body, key("return/" + ++attempt, invoice));
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
    private String lines(Cancellation cancellation, String what) {
        return cancellation.units().entrySet().stream()
                .sorted(Comparator.comparing(unit -> unit.getKey().sku()))
                .map(unit -> line(unit, what))
                .collect(Collectors.joining(","));
    }

    private String line(Map.Entry<PriceKey, Integer> unit, String what) {
        var sku = unit.getKey().sku();
        var product =
                journal.product(sku)
                        .orElseThrow(() -> new IllegalStateException("never sold: " + sku));
        return "{\"productId\":\"%s\",\"quantity\":%d,%s}".formatted(product, unit.getValue(), what);
    }

    private UUID key(String what, String invoice) {
        return Keys.derived(journal.run(), what + "/" + invoice);
    }
}
