package dev.waybill.bench;

import dev.waybill.bench.Entry.Cancellation;
import dev.waybill.bench.Entry.Item;
import dev.waybill.bench.Entry.Sale;
import dev.waybill.bench.Journal.Result;
import dev.waybill.bench.Matching.Match;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The till of a replay: makes an order of an invoice, and cancels one. Asking twice is harmless.
 */
final class Counter {

    /** Larger invoices go through a cart, line by line. */
    static final int MOST_AT_ONCE = 500;

    private static final Duration NEWS = Duration.ofSeconds(30);

    private final Journal journal;
    private final Stockroom stockroom;
    private final SendBack sendBack;

    Counter(Journal journal, Stockroom stockroom) {
        this.journal = journal;
        this.stockroom = stockroom;
        this.sendBack = new SendBack(journal, NEWS);
    }

    /** Who an invoice belongs to; one without a customer has a customer of its own. */
    static UUID customer(String run, Entry entry) {
        return entry.customer().isEmpty()
                ? Keys.derived(run, "anonymous", entry.invoice())
                : Keys.derived("replay", "customer", entry.customer());
    }

    /** Buys what the invoice says, and waits for the end of it. */
    Result sell(Sale sale, Caller caller) {
        var checkout =
                sale.items().size() <= MOST_AT_ONCE ? order(sale, caller) : fillCart(sale, caller);
        return checkout.ok()
                ? end(checkout, caller)
                : Result.failed("refused: " + checkout.trouble());
    }

    private Reply order(Sale sale, Caller caller) {
        var items =
                sale.items().stream()
                        .map(item -> json(item, caller))
                        .collect(Collectors.joining(","));
        var body =
                "{\"customerId\":\"%s\",\"currency\":\"GBP\",\"items\":[%s],%s"
                        .formatted(customer(journal.run(), sale), items, paysAndLives(sale));
        return patiently(caller, "/checkouts", body, "order/" + sale.invoice());
    }

    private Reply fillCart(Sale sale, Caller caller) {
        var customer = customer(journal.run(), sale);
        var cart =
                caller.mustPost(
                        "/carts",
                        "{\"customerId\":\"" + customer + "\",\"currency\":\"GBP\"}",
                        key("cart/" + sale.invoice()));
        var path = "/carts/" + Json.need(cart, "cartId");
        for (var item : sale.items()) {
            var what = "item/" + sale.invoice() + "/" + item.point().sku();
            var added = patiently(caller, path + "/items", json(item, caller), what);
            if (!added.ok()) {
                return added;
            }
        }
        var body = "{\"customerId\":\"" + customer + "\"," + paysAndLives(sale);
        return caller.post(path + "/checkout", body, key("checkout/" + sale.invoice()));
    }

    private String json(Item item, Caller caller) {
        return "{\"productId\":\"%s\",\"quantity\":%d}"
                .formatted(stockroom.id(item.point(), caller), item.quantity());
    }

    /**
     * Carts hear of a new product by message and answer 404 until they have: asked again then,
     * under a key of its own, since the first one is answered for good.
     */
    private Reply patiently(Caller caller, String path, String body, String what) {
        var deadline = System.nanoTime() + NEWS.toNanos();
        var attempt = 1;
        var reply = caller.post(path, body, key(what));
        while (reply.status() == 404 && System.nanoTime() < deadline) {
            Pace.wait(Duration.ofMillis(100));
            reply = caller.post(path, body, key(what + "/" + ++attempt));
        }
        return reply;
    }

    private static Result end(Reply checkout, Caller caller) {
        var path = "/checkouts/" + Json.need(checkout, "checkoutSessionId") + "?wait=20s";
        var deadline = System.nanoTime() + Duration.ofMinutes(15).toNanos();
        while (System.nanoTime() < deadline) {
            var session = caller.get(path);
            var state =
                    session.status() == 404
                            ? "STARTED"
                            : Json.need(Caller.must("GET /checkouts", session), "status");
            switch (state) {
                case "CONFIRMED" -> {
                    return Result.confirmed(Json.need(session, "orderId"));
                }
                case "FAILED" -> {
                    return Result.failed(Json.need(session, "reason"));
                }
                default -> {
                    if (session.status() == 404) {
                        Pace.wait(Duration.ofMillis(50));
                    }
                }
            }
        }
        throw new Unusable("Waybill has not come to an end with " + path + " for 15 minutes.");
    }

    /** Cancels the order of the invoice that a cancellation cancels as a whole. */
    Result cancel(Cancellation cancellation, Match match, Caller caller) {
        return switch (match) {
            case Match.Whole(var invoice) -> {
                var order = journal.result(invoice).filter(Result::isConfirmed);
                yield order.isPresent()
                        ? cancel(cancellation, order.get().orderId(), caller)
                        : Result.notCancelled("its order was not confirmed");
            }
            case Match.Partial(_, _, var parts) -> sendBack.some(cancellation, parts, caller);
            case Match.Unmatched _ -> Result.notCancelled("unmatched");
        };
    }

    private Result cancel(Cancellation cancellation, String orderId, Caller caller) {
        var reply =
                caller.post(
                        "/orders/" + orderId + "/cancel",
                        "{\"reason\":\"CUSTOMER_REQUESTED\"}",
                        key("cancel/" + cancellation.invoice()));
        if (reply.status() == 202) {
            return stopped(orderId, caller);
        }
        if (reply.ok()) {
            return Result.cancelled(orderId);
        }
        return "already-delivered".equals(Json.find(reply.body(), "code"))
                ? sendBack.all(cancellation, orderId, caller)
                : Result.notCancelled("refused: " + reply.trouble());
    }

    /** The warehouse has been asked to stop: it says so soon, or that it is too late. */
    private static Result stopped(String orderId, Caller caller) {
        var deadline = System.nanoTime() + NEWS.toNanos();
        while (System.nanoTime() < deadline) {
            var tasks = Json.tree(caller.mustGet("/orders/" + orderId + "/cancellations").body());
            var order = caller.mustGet("/orders/" + orderId);
            if (Json.need(order, "status").equals("CANCELLED")) {
                return Result.cancelled(orderId);
            }
            if (tasks.valueStream().noneMatch(Counter::isOpen)) {
                return Result.notCancelled("the warehouse could not stop it");
            }
            Pace.wait(Duration.ofMillis(100));
        }
        return Result.notCancelled("the warehouse has not answered");
    }

    private static boolean isOpen(JsonNode task) {
        var state = task.path("state").asString("");
        return state.equals("ASSESSING") || state.equals("PENDING");
    }

    private UUID key(String what) {
        return Keys.derived(journal.run(), what);
    }

    /** The file knows the country only. */
    private static String paysAndLives(Sale sale) {
        var name = sale.customer().isEmpty() ? "Unnamed customer" : "Customer " + sale.customer();
        return """
        "address":{"recipientName":%s,"line1":%s,"city":%s,"postalCode":"%s","countryCode":"%s"},\
        "paymentMethod":{"token":"pm_card_visa","brand":"visa","last4":"4242"}}\
        """
                .formatted(
                        Json.quoted(name),
                        Json.quoted("Invoice " + sale.invoice()),
                        Json.quoted(sale.country().isEmpty() ? "unknown" : sale.country()),
                        Countries.postcode(sale.country()),
                        Countries.code(sale.country()));
    }
}
