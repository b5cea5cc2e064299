package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Asker.Answer;
import dev.waybill.proof.soak.Entry.Ended;
import dev.waybill.proof.soak.Entry.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One customer's visit, from the wish to its end. */
final class Visit {

    private final Wish wish;
    private final List<String> products;
    private final Askers askers;
    private final Journal journal;
    private final ExecutorService threads;
    private final List<String> orders = new ArrayList<>();
    private @Nullable Answer second;

    Visit(
            Wish wish,
            List<String> products,
            Askers askers,
            Journal journal,
            ExecutorService threads) {
        this.wish = wish;
        this.products = products;
        this.askers = askers;
        this.journal = journal;
        this.threads = threads;
    }

    /** Connections, as many as are in use at once. */
    interface Askers {
        <T> T with(java.util.function.Function<Asker, T> use);
    }

    /**
     * @return whether it became an order
     */
    boolean pay() {
        if (wish.restocks() > 0) {
            var scarce = products.get(Wish.PRODUCTS - 1 - wish.number() % Wish.SCARCE);
            askers.with(asker -> {
                Shop.receive(asker, wish.number(), scarce, wish.restocks());
                return asker.must(
                        wish.number(),
                        Step.RENAME,
                        "/products/" + scarce,
                        "{\"name\":\"Restocked for wish " + wish.number() + "\"}",
                        scarce,
                        null);
            });
        }
        if (wish.holds()) {
            hold(products.get(Wish.PRODUCTS - 1 - wish.number() % Wish.SCARCE));
        }
        var accepted = wish.direct() ? place(wish.code()) : fillCart();
        if (!accepted.ok()) {
            return false; // a second customer was faster, or a code was refused: it is written down
        }
        var session = accepted.need("checkoutSessionId");
        if (wish.takesBack()) {
            ask(Step.TAKE_BACK, "/checkouts/" + session + "/cancel", "{}", session, Map.of());
        }
        var paid = follow(session);
        return second == null ? paid : follow(second.need("checkoutSessionId")) || paid;
    }

    /** Those that were confirmed and that the customer has kept. */
    List<String> orders() {
        return orders;
    }

    private void hold(String product) {
        var body =
                "{\"cartId\":\"%s\",\"items\":[{\"productId\":\"%s\",\"quantity\":1}]}"
                        .formatted(UUID.randomUUID(), product);
        var held = twins(Step.HOLD, "/reservations", body, product, Map.of());
        if (held.ok()) {
            var id = held.need("reservationId");
            twins(Step.LET_GO, "/reservations/" + id + "/release", "{}", id, Map.of());
        }
    }

    private boolean follow(String session) {
        var end = askers.with(asker -> ended(asker, session));
        var order = end.body().path("orderId").asString("");
        var status = end.need("status");
        journal.write(
                new Ended(
                        Asker.now(),
                        wish.number(),
                        session,
                        status,
                        end.body().path("reason").asString(null),
                        order,
                        end.body().path("total").asLong(),
                        end.need("currency"),
                        Instant.parse(end.need("finishedAt")).toEpochMilli()));
        if (!status.equals("CONFIRMED")) {
            return false;
        }
        if (wish.regrets()) {
            var body = "{\"reason\":\"CUSTOMER_REQUESTED\"}";
            twins(Step.CANCEL, "/orders/" + order + "/cancel", body, order, Map.of());
        } else {
            orders.add(order);
        }
        return true;
    }

    private static Answer ended(Asker asker, String session) {
        while (true) {
            var seen = asker.look("/checkouts/" + session + "?wait=10s");
            switch (seen.need("status")) {
                case "CONFIRMED", "FAILED" -> {
                    return seen;
                }
                default -> asker.stillWaits("checkout " + session + " is " + seen.need("status"));
            }
        }
    }

    private Answer place(String code) {
        var items =
                wish.lines().entrySet().stream()
                        .map(line -> item(line.getKey(), line.getValue()))
                        .collect(Collectors.joining(","));
        var body = "{\"currency\":\"GBP\",\"items\":[" + items + "]," + rest(code);
        var answer = twins(Step.PLACE, "/checkouts", body, null, lines());
        return refusesCode(answer) ? place("") : answer;
    }

    private Answer fillCart() {
        var cart =
                ask(Step.CART, "/carts", "{\"currency\":\"GBP\"}", null, Map.of()).need("cartId");
        wish.lines()
                .forEach((product, units) ->
                        ask(
                                        Step.ITEM,
                                        "/carts/" + cart + "/items",
                                        item(product, units),
                                        cart,
                                        Map.of())
                                .need("cartId"));
        var answer = checkOut(cart, wish.code());
        return refusesCode(answer) ? checkOut(cart, "") : answer;
    }

    /** With a second customer, who has a key of his own, at the same moment. */
    private Answer checkOut(String cart, String code) {
        var path = "/carts/" + cart + "/checkout";
        var body = "{" + rest(code);
        if (!wish.again() || !code.isEmpty()) {
            return twins(Step.CHECKOUT, path, body, cart, lines());
        }
        var other = later(() -> ask(Step.AGAIN, path, body, cart, lines()));
        var mine = twins(Step.CHECKOUT, path, body, cart, lines());
        var theirs = result(other);
        if (mine.ok() && theirs.ok()) {
            second = theirs; // the first had failed by then, and the cart was open again
        }
        return mine.ok() ? mine : theirs;
    }

    private static boolean refusesCode(Answer answer) {
        return answer.status() == 409 && answer.code().startsWith("promotion-");
    }

    private String rest(String code) {
        return "\"customerId\":\"%s\",%s\"address\":{\"recipientName\":\"Ada Buyer\",\"line1\":\"1 Long Lane\",\"city\":\"London\",\"postalCode\":\"EC1A 9HF\",\"countryCode\":\"GB\"},\"paymentMethod\":{\"token\":\"%s\",\"brand\":\"visa\",\"last4\":\"4242\",\"expiryMonth\":12,\"expiryYear\":2031}}"
                .formatted(
                        wish.customer(),
                        code.isEmpty() ? "" : "\"promotionCode\":\"" + code + "\",",
                        wish.card());
    }

    private String item(int product, int units) {
        return "{\"productId\":\"" + products.get(product) + "\",\"quantity\":" + units + "}";
    }

    private Map<String, Integer> lines() {
        return wish.lines().entrySet().stream()
                .collect(
                        Collectors.toMap(line -> products.get(line.getKey()), Map.Entry::getValue));
    }

    private Answer ask(
            Step step,
            String path,
            String body,
            @Nullable String subject,
            Map<String, Integer> lines) {
        return askers.with(
                asker -> asker.ask(wish.number(), step, path, body, subject, orNone(lines)));
    }

    /** The same request under the same key from several at once; each is written down. */
    private Answer twins(
            Step step,
            String path,
            String body,
            @Nullable String subject,
            Map<String, Integer> lines) {
        var key = UUID.randomUUID();
        var all = new ArrayList<Future<Answer>>();
        Supplier<Answer> request =
                () ->
                        askers.with(asker ->
                                asker.ask(
                                        wish.number(),
                                        step,
                                        key,
                                        path,
                                        body,
                                        subject,
                                        orNone(lines)));
        for (var i = 1; i < wish.twins(); i++) {
            all.add(later(request));
        }
        var mine = request.get();
        all.forEach(Visit::result);
        return mine;
    }

    private static @Nullable Map<String, Integer> orNone(Map<String, Integer> lines) {
        return lines.isEmpty() ? null : lines;
    }

    private Future<Answer> later(Supplier<Answer> request) {
        return threads.submit(request::get);
    }

    private static Answer result(Future<Answer> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed
                    ? failed
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Asker.GivenUp("interrupted");
        }
    }
}
