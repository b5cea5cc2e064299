package dev.waybill.bench;

import dev.waybill.bench.Scenario.Item;
import dev.waybill.bench.Scenario.Wish;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One customer's visit to the sample shop, from the empty cart to the end of the order. */
final class Visit {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TOO_LATE = 409;

    private final Caller caller;
    private final List<String> products;
    private final UUID visit = Keys.random();

    private String orderId = "";
    private boolean tooLate;

    private String promotionRefused = "";
    private boolean clickedTwice;
    private boolean secondClickRefused;

    /**
     * @param products the ids of the scenario's articles
     */
    Visit(Caller caller, List<String> products) {
        this.caller = caller;
        this.products = products;
    }

    /**
     * What came of it.
     *
     * @param order its id; empty if it was not confirmed
     * @param failure why the order failed; empty if it did not
     * @param promotionRefused the code of the refusal; empty if there was none
     * @param tooLate it was picked already when they thought again
     * @param unexpected an answer that nobody should get; empty if there was none
     * @param nanos from checkout to the end
     */
    record Fate(
            boolean placed,
            boolean confirmed,
            String order,
            String failure,
            boolean cancelled,
            long discount,
            String promotionRefused,
            boolean clickedTwice,
            boolean secondClickRefused,
            boolean tooLate,
            String unexpected,
            long nanos) {}

    Fate shop(Wish wish) {
        var start = System.nanoTime();
        var checkout = wish.direct() ? order(wish, wish.promotionCode()) : fillCart(wish);
        if (!checkout.ok()) {
            return fate(false, false, "", false, 0, "checkout: " + checkout.trouble(), 0);
        }
        var discount = Json.tree(checkout.body()).path("discount").asLong(0);
        var session = end(Json.need(checkout, "checkoutSessionId"));
        var nanos = System.nanoTime() - start;
        return switch (Json.need(session, "status")) {
            case "CONFIRMED" -> confirmed(wish, session, discount, nanos);
            case "FAILED" ->
                    fate(true, false, Json.need(session, "reason"), false, discount, "", nanos);
            default -> fate(true, false, "", false, discount, "no end in sight", nanos);
        };
    }

    private Fate confirmed(Wish wish, Reply session, long discount, long nanos) {
        orderId = Json.need(session, "orderId");
        var answer = thinkAgain(wish);
        var unexpected =
                answer == null || answer.ok() || answer.status() == TOO_LATE
                        ? ""
                        : "second thoughts: " + answer.trouble();
        tooLate = answer != null && answer.status() == TOO_LATE;
        var cancelled = wish.regrets() && answer != null && answer.ok();
        return fate(true, true, "", cancelled, discount, unexpected, nanos);
    }

    /**
     * @return what was answered; null if there was nothing to ask
     */
    private @Nullable Reply thinkAgain(Wish wish) {
        if (wish.regrets()) {
            return ask("cancel", "{\"reason\":\"CUSTOMER_REQUESTED\"}");
        }
        var first = wish.items().getFirst();
        return switch (wish.afterwards()) {
            case NOTHING -> null;
            case LESS ->
                    ask(
                            "cancel",
                            "{\"reason\":\"CUSTOMER_REQUESTED\",\"items\":["
                                    + json(new Item(first.product(), 1))
                                    + "]}");
            case ELSEWHERE ->
                    ask(
                            "amendments",
                            "{\"address\":{\"recipientName\":\"A neighbour\",\"line1\":\"2 High Street\",\"city\":\"Bath\",\"postalCode\":\"BA1 2AA\",\"countryCode\":\"GB\"}}");
            case HELD -> ask("holds", "{\"reason\":\"INVENTORY_RECHECK\"}");
        };
    }

    private Reply ask(String what, String body) {
        return caller.post("/orders/" + orderId + "/" + what, body, key(what));
    }

    private Fate fate(
            boolean placed,
            boolean confirmed,
            String failure,
            boolean cancelled,
            long discount,
            String unexpected,
            long nanos) {
        return new Fate(
                placed,
                confirmed,
                orderId,
                failure,
                cancelled,
                discount,
                promotionRefused,
                clickedTwice,
                secondClickRefused,
                tooLate,
                unexpected,
                nanos);
    }

    private Reply fillCart(Wish wish) {
        var customer = customer(wish);
        var cart = caller.mustPost("/carts", "{\"customerId\":\"" + customer + "\"}", key("cart"));
        var path = "/carts/" + Json.need(cart, "cartId");
        for (var item : wish.items()) {
            caller.mustPost(path + "/items", json(item), key("item/" + item.product()));
        }
        var checkout = checkOut(path, wish, wish.promotionCode());
        if (isRefusedPromotion(checkout)) {
            checkout = checkOut(path, wish, "");
        }
        if (wish.twice()) {
            clickedTwice = true;
            var second = caller.post(path + "/checkout", body(wish, ""), key("second click"));
            secondClickRefused = second.status() == 409;
        }
        return checkout;
    }

    private Reply checkOut(String cart, Wish wish, String code) {
        return caller.post(cart + "/checkout", body(wish, code), key("checkout/" + code));
    }

    private Reply order(Wish wish, String code) {
        var items = wish.items().stream().map(this::json).collect(Collectors.joining(","));
        var rest = body(wish, code).substring(1);
        var body = "{\"currency\":\"GBP\",\"items\":[" + items + "]," + rest;
        var reply = caller.post("/checkouts", body, key("order/" + code));
        return isRefusedPromotion(reply) ? order(wish, "") : reply;
    }

    private boolean isRefusedPromotion(Reply checkout) {
        var code = Json.find(checkout.body(), "code");
        if (checkout.status() != 409 || code == null || !code.startsWith("promotion-")) {
            return false;
        }
        promotionRefused = code;
        return true;
    }

    private String json(Item item) {
        return "{\"productId\":\"%s\",\"quantity\":%d}"
                .formatted(products.get(item.product()), item.quantity());
    }

    private static UUID customer(Wish wish) {
        return customer(wish.customer());
    }

    static UUID customer(int number) {
        return Keys.derived("demo", "customer", String.valueOf(number));
    }

    private static String body(Wish wish, String code) {
        var promotion = code.isEmpty() ? "" : "\"promotionCode\":\"" + code + "\",";
        return """
        {"customerId":"%s",%s"address":{"recipientName":"Customer %d","line1":"%d High Street",\
        "city":"Bath","postalCode":"%s","countryCode":"GB"},\
        "paymentMethod":{"token":"%s","brand":"visa","last4":"4242","expiryMonth":12,"expiryYear":2031}}\
        """
                .formatted(
                        customer(wish),
                        promotion,
                        wish.customer(),
                        1 + wish.customer(),
                        wish.postcode(),
                        wish.card());
    }

    private Reply end(String sessionId) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var session = caller.get("/checkouts/" + sessionId + "?wait=10s");
            if (session.status() == 404 && System.nanoTime() < deadline) {
                Pace.wait(Duration.ofMillis(50)); // it has not been heard of yet
                continue;
            }
            var status = Json.need(Caller.must("GET /checkouts", session), "status");
            if (status.equals("CONFIRMED")
                    || status.equals("FAILED")
                    || System.nanoTime() > deadline) {
                return session;
            }
        }
    }

    private UUID key(String what) {
        return Keys.derived(visit.toString(), what);
    }
}
