package dev.waybill.bench;

import dev.waybill.bench.Meter.Kind;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** One client: buys, and waits until it knows whether it may have it. */
final class Shopper implements AutoCloseable {

    static final String PAYS_AND_LIVES =
            """
            "address":{"recipientName":"Ada Buyer","line1":"1 Long Lane","city":"London","postalCode":"EC1A 9HF","countryCode":"GB"},\
            "paymentMethod":{"token":"pm_card_visa","brand":"visa","last4":"4242","expiryMonth":12,"expiryYear":2031}}\
            """;

    private final Client client;
    private final boolean direct;
    private final Supplier<Meter> meter;

    /**
     * @param direct with one request instead of a cart
     * @param meter asked each time, so that a phase can end
     */
    Shopper(Client client, boolean direct, Supplier<Meter> meter) {
        this.client = client;
        this.direct = direct;
        this.meter = meter;
    }

    /** What became of an order. */
    sealed interface Outcome {
        record Confirmed() implements Outcome {}

        record Failed(String reason) implements Outcome {}

        record Broken(String trouble) implements Outcome {}
    }

    /** Buys one of each and notes how long it took. */
    Outcome buy(List<String> products) {
        var start = System.nanoTime();
        var outcome = attempt(products);
        switch (outcome) {
            case Outcome.Confirmed _ -> {
                meter.get().time(Kind.WHOLE_ORDER, start);
                meter.get().confirmed();
            }
            case Outcome.Failed(var reason) -> meter.get().failed(reason);
            case Outcome.Broken(var trouble) -> meter.get().error(trouble);
        }
        return outcome;
    }

    private Outcome attempt(List<String> products) {
        try {
            return direct ? order(products) : fillCart(products);
        } catch (Refused refused) {
            return new Outcome.Broken(refused.kind.label() + ": " + refused.reply.trouble());
        } catch (IOException e) {
            return new Outcome.Broken("connection: " + e.getMessage());
        }
    }

    private Outcome fillCart(List<String> products) throws IOException {
        var customer = Keys.random();
        var cart = post(Kind.CREATE_CART, "/carts", "{\"customerId\":\"" + customer + "\"}");
        var path = "/carts/" + Json.need(cart, "cartId");
        for (var product : products) {
            post(Kind.ADD_ITEM, path + "/items", item(product));
        }
        var start = System.nanoTime();
        var body = "{\"customerId\":\"" + customer + "\"," + PAYS_AND_LIVES;
        return await(post(Kind.CHECK_OUT, path + "/checkout", body), start);
    }

    private Outcome order(List<String> products) throws IOException {
        var start = System.nanoTime();
        var body = new StringBuilder(700);
        body.append("{\"customerId\":\"").append(Keys.random());
        body.append("\",\"currency\":\"GBP\",\"items\":[");
        for (int at = 0; at < products.size(); at++) {
            body.append(at == 0 ? "" : ",").append(item(products.get(at)));
        }
        body.append("],").append(PAYS_AND_LIVES);
        return await(post(Kind.PLACE, "/checkouts", body.toString()), start);
    }

    private static String item(String product) {
        return "{\"productId\":\"" + product + "\",\"quantity\":1}";
    }

    private Outcome await(Reply checkout, long start) throws IOException {
        var path = "/checkouts/" + Json.need(checkout, "checkoutSessionId") + "?wait=10s";
        while (true) {
            var session = ask(Kind.AWAIT, "GET", path, null);
            switch (Json.need(session, "status")) {
                case "CONFIRMED" -> {
                    meter.get().time(Kind.CHECKOUT_TO_CONFIRMED, start);
                    return new Outcome.Confirmed();
                }
                case "FAILED" -> {
                    return new Outcome.Failed(Json.need(session, "reason"));
                }
                default -> {
                    // not there yet: wait again
                }
            }
        }
    }

    private Reply post(Kind kind, String path, String json) throws IOException {
        return ask(kind, "POST", path, json);
    }

    private Reply ask(
            Kind kind, String method, String path, @org.jspecify.annotations.Nullable String json)
            throws IOException {
        var start = System.nanoTime();
        var reply = client.send(method, path, json, null);
        meter.get().time(kind, start);
        if (!reply.ok()) {
            throw new Refused(kind, reply);
        }
        return reply;
    }

    private static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        private final Kind kind;
        private final transient Reply reply;

        Refused(Kind kind, Reply reply) {
            super(reply.trouble());
            this.kind = kind;
            this.reply = reply;
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
