package dev.waybill.bench;

import dev.waybill.bench.Scenario.Item;
import dev.waybill.bench.Scenario.Wish;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** One customer's visit to the sample shop, from the empty cart to the end of the order. */
final class Visit {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Caller caller;
    private final List<String> products;
    private final UUID visit = Keys.random();

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
     * @param failure why the order failed; empty if it did not
     * @param promotionRefused the code of the refusal; empty if there was none
     * @param unexpected an answer that nobody should get; empty if there was none
     * @param nanos from checkout to the end
     */
    record Fate(
            boolean placed,
            boolean confirmed,
            String failure,
            boolean cancelled,
            long discount,
            String promotionRefused,
            boolean clickedTwice,
            boolean secondClickRefused,
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
        if (!wish.regrets()) {
            return fate(true, true, "", false, discount, "", nanos);
        }
        var reply =
                caller.post(
                        "/orders/" + Json.need(session, "orderId") + "/cancel",
                        "{\"reason\":\"CUSTOMER_REQUESTED\"}",
                        key("cancel"));
        var unexpected = reply.ok() ? "" : "cancel: " + reply.trouble();
        return fate(true, true, "", reply.ok(), discount, unexpected, nanos);
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
                failure,
                cancelled,
                discount,
                promotionRefused,
                clickedTwice,
                secondClickRefused,
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
        "city":"Bath","postalCode":"BA1 1AA","countryCode":"GB"},\
        "paymentMethod":{"token":"%s","brand":"visa","last4":"4242","expiryMonth":12,"expiryYear":2031}}\
        """
                .formatted(
                        customer(wish),
                        promotion,
                        wish.customer(),
                        1 + wish.customer(),
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
