package dev.waybill.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Some of what was delivered comes back: sent back, exchanged, or paid for without being sent back.
 * The warehouse's people are played as well.
 */
final class Homeward {

    /** What becomes of one return; each wants one unit. */
    private enum Wish {
        REFUND("sent back, and paid back"),
        EXCHANGE("sent back, for another one"),
        CLAIM("paid back, since it was damaged");

        private final String what;

        Wish(String what) {
            this.what = what;
        }
    }

    private static final int ONE_IN = 20;
    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final Callers callers;

    Homeward(Callers callers) {
        this.callers = callers;
    }

    /** A wish, and whether it was met in time. */
    private record Outcome(Wish wish, boolean done) {}

    /**
     * @param delivered orders, in any order
     * @return how many of what; those that are still under way are counted as such
     */
    Map<String, Long> play(List<String> delivered) {
        var sorted = delivered.stream().sorted().toList();
        var some =
                IntStream.range(0, sorted.size()).filter(at -> at % ONE_IN == 0).boxed().toList();
        var counts = new TreeMap<String, Long>();
        Crowd.each(
                        some,
                        AT_ONCE,
                        at -> callers.call(caller -> comesBack(sorted.get(at), at, caller)))
                .forEach(outcome ->
                        counts.merge(
                                outcome.done()
                                        ? outcome.wish().what
                                        : "STILL to be " + outcome.wish().what,
                                1L,
                                Long::sum));
        return counts;
    }

    private static Outcome comesBack(String order, int at, Caller caller) {
        var wish = Wish.values()[at / ONE_IN % Wish.values().length];
        var item = returnable(order, caller);
        if (item == null) {
            return new Outcome(wish, false);
        }
        var product = item.path("productId").asString();
        var asked =
                Json.tree(
                        caller.mustPost("/returns", request(wish, order, product), Keys.random())
                                .body());
        var path = "/returns/" + asked.path("returnId").asString();
        if (asked.path("status").asString("").equals("REQUESTED")) {
            caller.mustPost(
                    path + "/approve", "{\"reason\":\"the photo shows it\"}", Keys.random());
        }
        if (wish != Wish.CLAIM) {
            awaitGoods(wish, path, caller);
            caller.mustPost(path + "/receive", received(product), Keys.random());
        }
        return new Outcome(wish, await(path, caller, seen -> isOver(status(seen))));
    }

    /** What is wanted instead is held first. */
    private static void awaitGoods(Wish wish, String path, Caller caller) {
        if (wish == Wish.EXCHANGE) {
            await(
                    path,
                    caller,
                    seen -> !seen.path("exchange").path("state").asString("").equals("RESERVING"));
        }
    }

    private interface Condition {
        boolean holds(JsonNode seen);
    }

    private static boolean await(String path, Caller caller, Condition condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (condition.holds(Json.tree(caller.mustGet(path).body()))) {
                return true;
            }
            Pace.wait(BETWEEN);
        }
        return false;
    }

    private static String status(JsonNode seen) {
        return seen.path("status").asString("");
    }

    private static boolean isOver(String status) {
        return status.equals("COMPLETED");
    }

    private static @Nullable JsonNode returnable(String order, Caller caller) {
        var items = Json.tree(caller.mustGet("/returnable-orders/" + order).body()).path("items");
        for (var item : items) {
            if (item.path("returnable").asInt(0) > 0) {
                return item;
            }
        }
        return null;
    }

    private static String request(Wish wish, String order, String product) {
        var line =
                """
                {"productId":"%s","quantity":1,"reason":"%s"}\
                """
                        .formatted(product, wish == Wish.CLAIM ? "DAMAGED" : "DOES_NOT_FIT");
        var instead =
                wish == Wish.EXCHANGE
                        ? """
                        ,"exchangeFor":[{"productId":"%s","quantity":1}],\
                        "address":{"recipientName":"Ada Buyer","line1":"1 Long Lane","city":"London",\
                        "postalCode":"EC1A 9HF","countryCode":"GB"}\
                        """
                                .formatted(product)
                        : "";
        return """
        {"orderId":"%s","kind":"%s","items":[%s]%s}\
        """
                .formatted(order, wish, line, instead);
    }

    private static String received(String product) {
        return """
        {"items":[{"productId":"%s","quantity":1,"disposition":"RESTOCK"}]}\
        """
                .formatted(product);
    }
}
