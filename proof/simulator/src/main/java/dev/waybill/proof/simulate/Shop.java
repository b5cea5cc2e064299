package dev.waybill.proof.simulate;

import dev.waybill.contracts.Contract;
import dev.waybill.contracts.Contracts;
import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.Wire;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Those outside: a keeper who fills the shelves, and whoever wants something. */
final class Shop {

    static final int PRODUCTS = 3;
    static final int CUSTOMERS = 3;
    static final String TENTH_OFF = "TENTH";
    static final String ALL_OFF = "ALLOFF";

    private static final int[] ON_THE_SHELF = {4, 12, 12};

    /** With pauses that grow it is more patient than any silence that a seed draws: 25 minutes. */
    private static final int TRIES = 120;

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Longer than the clock can jump: a shop whose shelves are empty has no customers. */
    private static final Duration OPENS_WITHIN = Duration.ofDays(30);

    private final Stage stage;
    private final SplittableRandom luck;
    private final Supplier<List<Machine>> machines;
    private final String[] products = new String[PRODUCTS];
    private final Map<String, String> accepted = new TreeMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final List<String> released = new ArrayList<>();
    private final List<String> voided = new ArrayList<>();
    private final MemoryLog log;
    private boolean open;
    private int underWay;

    Shop(Stage stage, SplittableRandom luck, MemoryLog log, Supplier<List<Machine>> machines) {
        this.log = log;
        this.stage = stage;
        this.luck = luck;
        this.machines = machines;
    }

    /** An answer, read. */
    record Seen(int status, JsonNode body) {
        boolean ok() {
            return status / 100 == 2;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    /** Sessions that were promised, by the key that they were asked for with. */
    Map<String, String> accepted() {
        return accepted;
    }

    List<String> complaints() {
        return complaints;
    }

    boolean isDone() {
        return underWay == 0;
    }

    void opens(List<Wish> wishes) {
        enter("keeper", this::fill);
        for (var i = 0; i < wishes.size(); i++) {
            var wish = wishes.get(i);
            var key = "wish-" + i;
            enter(key, () -> come(wish, key));
        }
    }

    void enter(String name, Runnable visit) {
        underWay++;
        stage.cast(
                null,
                name,
                () -> {
                    try {
                        visit.run();
                    } finally {
                        underWay--;
                    }
                });
    }

    private void fill() {
        for (var i = 0; i < PRODUCTS; i++) {
            var body =
                    Map.of(
                            "sku",
                            "SKU-" + i,
                            "name",
                            "Product " + i,
                            "price",
                            1_000 + 500 * i,
                            "currency",
                            "EUR",
                            "category",
                            i == 1 ? Homeward.LOOKED_AT : "any");
            var made = insist("POST", "/products", body, "product-" + i);
            products[i] = made.ok() ? made.text("productId") : made(i);
            shelve(i);
        }
        introduce();
        insist("PUT", "/return-policy", Homeward.policy(), "policy");
        insist("POST", "/promotions", promotion(TENTH_OFF, "10", 2), "promotion-0");
        insist("POST", "/promotions", promotion(ALL_OFF, "100", 1), "promotion-1");
        open = true;
    }

    /** The clock may have jumped past the life of an idempotency key: then the product is there. */
    private String made(int product) {
        var path = "/products?sku=SKU-" + product;
        var found = insist("GET", path, null, null);
        return found.body().path("items").path(0).path("productId").asString("");
    }

    /** All customers but one have said how they are reached. */
    private void introduce() {
        for (var customer = 0; customer < CUSTOMERS - 1; customer++) {
            var contact = Map.of("phone", "+44770090000" + customer, "locale", "en", "zone", "UTC");
            insist(
                    "PUT",
                    "/notifications/contacts/" + customer(customer),
                    contact,
                    "contact-" + customer);
        }
    }

    /** A product that was just made may not have arrived yet: that is answered, and asked anew. */
    private void shelve(int product) {
        for (var time = 0; time < TRIES; time++) {
            var put =
                    insist(
                            "POST",
                            "/stock/" + products[product] + "/receipts",
                            Map.of("quantity", ON_THE_SHELF[product]),
                            "shelf-" + product + "-" + time);
            if (put.ok()) {
                return;
            }
            stage.pause(Duration.ofMillis(500));
        }
        complaints.add("the shelf of product " + product + " stays empty");
    }

    private static Map<String, Object> promotion(String code, String percent, int limit) {
        return Map.of(
                "code",
                code,
                "name",
                code,
                "kind",
                "PERCENTAGE",
                "percent",
                new BigDecimal(percent),
                "limit",
                limit,
                "limitPerCustomer",
                1);
    }

    private void come(Wish wish, String key) {
        stage.waitUntil(() -> open, OPENS_WITHIN);
        stage.pause(Duration.ofMillis(wish.at()));
        switch (wish) {
            case Wish.Buy buy -> buy(buy, key);
            case Wish.Restock more ->
                    insist(
                            "POST",
                            "/stock/" + products[more.product()] + "/receipts",
                            Map.of("quantity", more.quantity()),
                            key);
            case Wish.Reprice other ->
                    insist(
                            "PATCH",
                            "/products/" + products[other.product()],
                            Map.of("price", other.price()),
                            key);
            case Wish.Hold hold -> hold(hold, key);
            case Wish.Partner partner -> partner(partner, key);
            case Wish.Till till -> till(till, key);
        }
    }

    private void hold(Wish.Hold wish, String key) {
        var line = Map.of("productId", products[wish.product()], "quantity", wish.quantity());
        var cart = "00000000-0000-7000-8000-00000000000" + Math.abs(key.hashCode() % 10);
        var held =
                insist(
                        "POST",
                        "/reservations",
                        Map.of("cartId", cart, "items", List.of(line)),
                        key);
        if (held.ok() && wish.released()) {
            insist(
                    "POST",
                    "/reservations/" + held.text("reservationId") + "/release",
                    null,
                    key + "-release");
        }
    }

    private void partner(Wish.Partner wish, String key) {
        var reservation = id(key + "-reservation");
        var order = id(key + "-order");
        released.add(reservation.toString());
        tell(
                new ReleaseInventory(reservation, ReleaseReason.ORDER_CANCELLED, order),
                key + "-release");
        stage.pause(Duration.ofMillis(wish.hesitates()));
        var item =
                new ReserveInventory.Item(
                        UUID.fromString(products[wish.product()]), wish.quantity());
        tell(
                new ReserveInventory(
                        id(key + "-cart"), null, List.of(item), reservation, order, null),
                key + "-reserve");
    }

    private void till(Wish.Till wish, String key) {
        var payment = id(key + "-payment");
        var order = id(key + "-order");
        voided.add(payment.toString());
        tell(new VoidPayment(payment, order, "nobody came"), key + "-void");
        stage.pause(Duration.ofMillis(wish.hesitates()));
        var card = new PaymentMethod("pm_card_visa", "visa", "4242", 12, 2034);
        tell(
                new AuthorizePayment(
                        id(key + "-cart"), null, wish.amount(), "EUR", payment, order, card),
                key + "-authorize");
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private void tell(Object message, String name) {
        tell(message, Contracts.of(message.getClass()), name);
    }

    private <M> void tell(Object message, Contract<M> contract, String name) {
        var key = contract.subject().apply(contract.type().cast(message)).toString();
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id(name).toString());
        headers.put("ce_type", contract.id());
        headers.put("ce_source", "/waybill/partner");
        headers.put("ce_subject", key);
        headers.put("ce_time", stage.now().toString());
        headers.put(
                "ce_dataschema",
                "https://waybill.dev/schemas/" + contract.id() + "/" + contract.version());
        headers.put("ce_correlationid", id(name + "-journey").toString());
        log.tell(contract.topic(), key, Wire.write(message), headers);
    }

    /** Payments that were voided before they were asked for. */
    List<String> voided() {
        return voided;
    }

    /** Reservations that were released before they were asked for. */
    List<String> released() {
        return released;
    }

    private void buy(Wish.Buy wish, String key) {
        var path = wish.byCart() ? "/carts/" + fillCart(wish, key) + "/checkout" : "/checkouts";
        if (wish.twice()) {
            enter(key + "-again", () -> checkOut(wish, path, key));
        }
        var session = checkOut(wish, path, key);
        if (session != null) {
            regret(wish, session, key);
            comesBack(wish.back(), session, key);
        }
    }

    private void comesBack(Wish.@Nullable Back back, String session, String key) {
        var order = back == null ? null : confirmed(session);
        if (back != null && order != null) {
            new Homeward(this, stage, products).comes(back, order, key);
        }
    }

    private String fillCart(Wish.Buy wish, String key) {
        var cart = insist("POST", "/carts", Map.of("customerId", customer(wish)), key + "-cart");
        var id = cart.text("cartId");
        insist(
                "POST",
                "/carts/" + id + "/items",
                Map.of("productId", products[wish.product()], "quantity", wish.quantity()),
                key + "-item");
        return id;
    }

    private static String customer(Wish.Buy wish) {
        return customer(wish.customer());
    }

    private static String customer(int number) {
        return "00000000-0000-7000-8000-0000000000c" + number;
    }

    static Map<String, Object> address(String postcode) {
        return Map.of(
                "recipientName",
                "Ada Buyer",
                "line1",
                "1 Long Lane",
                "city",
                "London",
                "postalCode",
                postcode,
                "countryCode",
                "GB");
    }

    private @Nullable String checkOut(Wish.Buy wish, String path, String key) {
        var body = new LinkedHashMap<String, Object>();
        body.put("customerId", customer(wish));
        if (!wish.byCart()) {
            body.put("currency", "EUR");
            body.put(
                    "items",
                    List.of(
                            Map.of(
                                    "productId",
                                    products[wish.product()],
                                    "quantity",
                                    wish.quantity())));
        }
        if (wish.code() != null) {
            body.put("promotionCode", wish.code());
        }
        if (wish.postcode() != null) {
            body.put("address", address(wish.postcode()));
        }
        body.put("paymentMethod", Map.of("token", wish.card()));
        var seen = insist("POST", path, body, key);
        return seen.ok() ? accept(key, seen) : null;
    }

    /** The same key means the same session, whoever answers. */
    private @Nullable String accept(String key, Seen seen) {
        var session = seen.text("checkoutSessionId");
        var before = accepted.putIfAbsent(key, session);
        if (before != null && !before.equals(session)) {
            complaints.add(
                    "the key " + key + " was answered with " + before + " and with " + session);
        }
        return session;
    }

    private void regret(Wish.Buy wish, String session, String key) {
        if (wish.regret() == Wish.Regret.NONE && !wish.isOdd()) {
            return;
        }
        stage.pause(Duration.ofMillis(wish.hesitates()));
        if (wish.regret() == Wish.Regret.CANCEL_CHECKOUT) {
            insist("POST", "/checkouts/" + session + "/cancel", null, key + "-cancel");
            return;
        }
        var order = confirmed(session);
        if (order == null) {
            return;
        }
        if (wish.isOdd()) {
            release(order, key);
        }
        undo(wish, order, key);
    }

    private void undo(Wish.Buy wish, String order, String key) {
        var path = "/orders/" + order;
        Map<String, Object> body = Map.of("reason", "CUSTOMER_REQUESTED");
        switch (wish.regret()) {
            case NONE, CANCEL_CHECKOUT -> {}
            case CANCEL_ORDER -> insist("POST", path + "/cancel", body, key + "-undo");
            case CANCEL_ORDER_TWICE -> {
                enter(
                        key + "-undo-again",
                        () -> insist("POST", path + "/cancel", body, key + "-undo-2"));
                insist("POST", path + "/cancel", body, key + "-undo");
            }
            case CANCEL_ORDER_AND_INSIST -> {
                insist("POST", path + "/cancel", body, key + "-undo");
                giveBack(order, key);
            }
            case CANCEL_PART -> {
                var part = Map.of("productId", products[wish.product()], "quantity", 1);
                insist(
                        "POST",
                        path + "/cancel",
                        Map.of("reason", "CUSTOMER_REQUESTED", "items", List.of(part)),
                        key + "-part");
            }
            case AMEND ->
                    insist(
                            "POST",
                            path + "/amendments",
                            Map.of("address", address("M1 1AE")),
                            key + "-amend");
            case HOLD -> {
                insist("POST", path + "/holds", Map.of("reason", "FRAUD_REVIEW"), key + "-hold");
                stage.pause(Duration.ofMillis(wish.hesitates()));
                release(order, key);
            }
        }
    }

    /** Somebody looks at an order that waits for it, and lets it go on. */
    private void release(String order, String key) {
        var holds = insist("GET", "/orders/" + order + "/holds", null, null).body();
        for (var at = 0; at < holds.size(); at++) {
            var hold = holds.path(at).path("holdId").asString();
            insist(
                    "POST",
                    "/orders/" + order + "/holds/" + hold + "/release",
                    Map.of("resolution", "looked at"),
                    key + "-release-" + at);
        }
    }

    private @Nullable String confirmed(String session) {
        for (var look = 0; look < 4; look++) {
            var seen = insist("GET", "/checkouts/" + session + "?wait=10s", null, null);
            if (seen.text("status").equals("CONFIRMED")) {
                return seen.text("orderId");
            }
        }
        return null;
    }

    /** A refund that was refused is asked for again under an id of its own. */
    private void giveBack(String order, String key) {
        for (var look = 0; look < TRIES; look++) {
            var payment = insist("GET", "/payments?orderId=" + order, null, null);
            var paid = payment.body().path("items").path(0);
            if (paid.path("refunds").path(0).path("state").asString("").equals("REFUSED")) {
                tell(
                        new RefundPayment(
                                id(key + "-refund"),
                                UUID.fromString(paid.path("paymentId").asString()),
                                UUID.fromString(order),
                                paid.path("captured").asLong(),
                                "EUR",
                                "insisted on"),
                        key + "-refund");
                return;
            }
            stage.pause(Duration.ofSeconds(1));
        }
    }

    /** Asks until there is an answer that stands, with the same key. */
    Seen insist(String method, String path, @Nullable Object body, @Nullable String key) {
        var request = Front.Request.of(method, path, body, key);
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var seen = ask(request);
            if (seen != null && stands(seen)) {
                if (seen.status() >= 500) {
                    complaints.add(
                            method
                                    + " "
                                    + path
                                    + " was answered with "
                                    + seen.status()
                                    + " "
                                    + seen.body());
                }
                return seen;
            }
            stage.pause(Duration.ofMillis(200L + luck.nextInt(400) + 200L * attempt));
        }
        complaints.add(method + " " + path + " has had no answer");
        return new Seen(0, Wire.mapper().createObjectNode());
    }

    private static boolean stands(Seen seen) {
        return seen.status() != 503 && !seen.text("code").equals("idempotency-key-in-flight");
    }

    private @Nullable Seen ask(Front.Request request) {
        var up = machines.get().stream().filter(Machine::takesRequests).toList();
        if (up.isEmpty()) {
            return null;
        }
        var machine = up.get(luck.nextInt(up.size()));
        var reply = send(machine, request);
        if (reply == null
                || Actor.me().step(Moment.RESPONSE, reply.status() + " to " + request.path())
                        == Fault.REPLY_LOST) {
            return null;
        }
        return new Seen(reply.status(), read(reply));
    }

    Outside.@Nullable Reply send(Machine machine, Front.Request request) {
        Actor.me()
                .step(
                        Moment.REQUEST,
                        request.method() + " " + request.path() + " to " + machine.name());
        stage.stir();
        if (!machine.takesRequests()) {
            return null;
        }
        var answer = machine.serve(request);
        stage.await(answer, PATIENCE);
        return answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : null;
    }

    private static JsonNode read(Outside.Reply reply) {
        try {
            return reply.body().length == 0
                    ? Wire.mapper().createObjectNode()
                    : Wire.mapper().readTree(reply.body());
        } catch (JacksonException e) {
            return Wire.mapper()
                    .createObjectNode()
                    .put("code", new String(reply.body(), StandardCharsets.UTF_8));
        }
    }

    /** A webhook goes to whoever is up. */
    boolean deliver(String path, byte[] payload, Map<String, String> headers) {
        var up = machines.get().stream().filter(Machine::takesRequests).toList();
        if (up.isEmpty()) {
            return false;
        }
        var request = new Front.Request("POST", path, payload, null, headers);
        var machine = up.get(luck.nextInt(up.size()));
        stage.stir();
        var answer = machine.serve(request);
        stage.await(answer, PATIENCE);
        return answer.isDone()
                && !answer.isCompletedExceptionally()
                && answer.join().status() == 200;
    }
}
