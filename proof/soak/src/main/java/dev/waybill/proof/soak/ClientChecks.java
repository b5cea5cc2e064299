package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import dev.waybill.proof.soak.Entry.Step;
import dev.waybill.proof.soak.Memory.Request;
import dev.waybill.proof.soak.Rows.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The client's journal against the database's rows. Pure. */
final class ClientChecks {

    private static final long CALM_MILLIS = 60_000;

    private final Memory memory;
    private final Rows rows;
    private final long calmAt;
    private final Map<String, Order> ordersBySession;

    /**
     * @param calmAt when the last fault was over, milliseconds since 1970
     */
    ClientChecks(Memory memory, Rows rows, long calmAt) {
        this.memory = memory;
        this.rows = rows;
        this.calmAt = calmAt;
        this.ordersBySession =
                rows.orders().stream()
                        .filter(order -> order.session() != null)
                        .collect(
                                Collectors.toMap(
                                        order -> String.valueOf(order.session()),
                                        Function.identity(),
                                        (one, _) -> one));
    }

    List<Check> all() {
        return List.of(
                oversold(),
                stock(),
                promotions(),
                lost(),
                unknown(),
                late(),
                agreed(),
                cancelled(),
                oneAnswer(),
                onePerCart(),
                onePerSession(),
                served());
    }

    private Check oversold() {
        var received = memory.received();
        var tally =
                new Tally(
                        Row.STOCK,
                        "no more units confirmed than received",
                        "per product: units of confirmed orders in the client's journal, against the units that it brought");
        memory.promised()
                .forEach((product, units) -> {
                    var there = received.getOrDefault(product, 0L);
                    tally.look(
                            units <= there,
                            () ->
                                    "product %s: %d confirmed, %d received"
                                            .formatted(product, units, there));
                });
        return tally.done();
    }

    private Check stock() {
        var promised = memory.promised();
        var tally =
                new Tally(
                        Row.STOCK,
                        "stock is what was received less what was confirmed",
                        "per product: inventory.stock against the client's journal, to the unit");
        memory.received()
                .forEach((product, received) -> {
                    var sold = promised.getOrDefault(product, 0L);
                    var wanted = new Rows.Stock(received - sold, sold);
                    var found = rows.stock().get(product);
                    tally.look(
                            wanted.equals(found),
                            () ->
                                    "product %s: the journal says %s, the stock %s"
                                            .formatted(product, wanted, found));
                });
        return tally.done();
    }

    private Check promotions() {
        var tally =
                new Tally(
                        Row.STOCK,
                        "no promotion given more often than its limit",
                        "promotions.promotions against the limit that the client set");
        var limit = memory.limit;
        rows.promotions()
                .forEach((code, used) ->
                        tally.look(
                                !code.equals(Shop.LIMITED) || used <= limit,
                                () -> code + " was used " + used + " times of " + limit));
        return tally.done();
    }

    private Check lost() {
        var tally =
                new Tally(
                        Row.CHECKOUTS,
                        "every accepted checkout is there and has ended",
                        "sessions that the client was given, against checkout.session");
        memory.accepted()
                .forEach((id, request) -> {
                    var session = rows.sessions().get(id);
                    tally.look(
                            session != null && isOver(session.status()),
                            () ->
                                    "checkout %s of wish %d is %s"
                                            .formatted(
                                                    id,
                                                    request.first.wish(),
                                                    session == null
                                                            ? "not there"
                                                            : session.status()));
                });
        return tally.done();
    }

    private static boolean isOver(String status) {
        return status.equals("CONFIRMED") || status.equals("FAILED");
    }

    private Check unknown() {
        var accepted = memory.accepted().keySet();
        var tally =
                new Tally(
                        Row.ONE_ORDER,
                        "no checkout that no customer knows of",
                        "checkout.session against the sessions that the client was given");
        rows.sessions()
                .keySet()
                .forEach(id ->
                        tally.look(
                                accepted.contains(id),
                                () -> "checkout " + id + " was opened for nobody"));
        return tally.done();
    }

    private Check late() {
        var accepted = memory.accepted();
        var tally =
                new Tally(
                        Row.CHECKOUTS,
                        "every checkout ended within 60 s of calm",
                        "the client's journal: the end of each, against the end of the last fault or, if that was later, its acceptance");
        accepted.forEach((id, request) -> {
            var end = memory.ends.get(id);
            var from = Math.max(calmAt, request.answeredAt);
            tally.look(
                    end != null && end.at() - from <= CALM_MILLIS,
                    () ->
                            end == null
                                    ? "checkout " + id + ": its customer never saw its end"
                                    : "checkout %s ended %.1f s after calm"
                                            .formatted(id, (end.at() - from) / 1e3));
        });
        return tally.done();
    }

    /** Seconds from calm, or from its acceptance, to the end of the last checkout. */
    double slowestEnd() {
        var accepted = memory.accepted();
        return accepted.entrySet().stream()
                        .filter(each -> memory.ends.containsKey(each.getKey()))
                        .mapToLong(each -> {
                            var end = memory.ends.get(each.getKey());
                            return end == null
                                    ? 0
                                    : end.at() - Math.max(calmAt, each.getValue().answeredAt);
                        })
                        .max()
                        .orElse(0)
                / 1e3;
    }

    private Check agreed() {
        var tally =
                new Tally(
                        Row.CHECKOUTS,
                        "what a customer was told is what is kept",
                        "state, order and total of each checkout in the client's journal, against checkout.session and orders.orders; an order that came too late for its checkout is cancelled");
        memory.ends
                .values()
                .forEach(end -> {
                    var session = rows.sessions().get(end.session());
                    var order = ordersBySession.get(end.session());
                    var kept =
                            session != null
                                    && session.status().equals(end.status())
                                    && session.total() == end.total();
                    tally.look(
                            kept && (isConfirmed(end) ? isIts(order, end) : isGone(order)),
                            () ->
                                    "checkout %s: the customer was told %s, order %s, %d; kept are %s and %s"
                                            .formatted(
                                                    end.session(),
                                                    end.status(),
                                                    end.order(),
                                                    end.total(),
                                                    session,
                                                    order));
                });
        return tally.done();
    }

    private static boolean isConfirmed(Entry.Ended end) {
        return end.status().equals("CONFIRMED");
    }

    private static boolean isIts(@Nullable Order order, Entry.Ended end) {
        return order != null && order.id().equals(end.order()) && order.total() == end.total();
    }

    private static boolean isGone(@Nullable Order order) {
        return order == null || order.stage().equals("CANCELLED");
    }

    private Check cancelled() {
        var cancelled = memory.cancelled();
        var tally =
                new Tally(
                        Row.CHECKOUTS,
                        "an order is cancelled if its customer or its failed checkout did, and only then",
                        "the client's journal against orders.orders");
        for (var order : rows.orders()) {
            var wanted = cancelled.contains(order.id()) || hasFailed(order);
            tally.look(
                    wanted == order.stage().equals("CANCELLED"),
                    () ->
                            "order %s is %s; %s"
                                    .formatted(
                                            order.id(),
                                            order.stage(),
                                            wanted
                                                    ? "it was cancelled"
                                                    : "nobody has cancelled it"));
        }
        return tally.done();
    }

    private boolean hasFailed(Order order) {
        var session = rows.sessions().get(String.valueOf(order.session()));
        return session != null && session.status().equals("FAILED");
    }

    private Check oneAnswer() {
        var tally =
                new Tally(
                        Row.ONE_ORDER,
                        "one answer per Idempotency-Key",
                        "all answers under each key, those of concurrent and repeated requests too");
        memory.requests.forEach((key, request) ->
                tally.look(
                        request.answers.size() <= 1,
                        () -> "key " + key + " was answered " + new TreeSet<>(request.answers)));
        return tally.done();
    }

    private Check onePerCart() {
        var byCart = new HashMap<String, List<String>>();
        for (var order : rows.orders()) {
            byCart.computeIfAbsent(String.valueOf(order.cart()), _ -> new ArrayList<>())
                    .add(order.id());
        }
        var tally =
                new Tally(
                        Row.ONE_ORDER,
                        "one order per cart",
                        "orders.orders; one in ten carts was checked out under two keys at once");
        byCart.forEach((cart, orders) ->
                tally.look(
                        orders.size() == 1, () -> "cart " + cart + " became the orders " + orders));
        return tally.done();
    }

    private Check onePerSession() {
        var seen = new HashSet<String>();
        var tally =
                new Tally(
                        Row.ONE_ORDER,
                        "one order per confirmed checkout, and none else that stands",
                        "orders.orders against checkout.session");
        Set<String> confirmed =
                rows.sessions().values().stream()
                        .filter(session -> session.status().equals("CONFIRMED"))
                        .map(Rows.Session::id)
                        .collect(Collectors.toSet());
        for (var order : rows.orders()) {
            var session = String.valueOf(order.session());
            var first = seen.add(session);
            tally.look(
                    first && (confirmed.contains(session) || hasFailed(order) && isGone(order)),
                    () -> "order " + order.id() + " belongs to checkout " + session);
        }
        confirmed.forEach(session ->
                tally.look(
                        seen.contains(session),
                        () -> "checkout " + session + " is confirmed without an order"));
        return tally.done();
    }

    /** What should never be answered, and who was never answered at all. */
    private Check served() {
        var tally =
                new Tally(
                        Row.SHOP,
                        "every request was answered for good, and as it may be",
                        "the client's journal: 2xx, or a refusal that the wish asks for");
        memory.requests
                .values()
                .forEach(request -> tally.look(isFit(request), () -> complaint(request)));
        memory.abandoned.forEach(
                one -> tally.look(false, () -> "wish " + one.wish() + ": " + one.why()));
        return tally.done();
    }

    private static String complaint(Request request) {
        return "wish %d: %s of %s (key %s) was answered %s"
                .formatted(
                        request.first.wish(),
                        request.first.step(),
                        request.first.subject(),
                        request.first.key(),
                        request.answers.isEmpty() ? "not at all" : request.answers.toString());
    }

    /**
     * Promotions refuse, second customers come too late; what is an order is not taken back, nor
     * what checkout has not heard of yet.
     */
    private static boolean isFit(Request request) {
        return request.ok()
                || request.status == 409
                        && (request.first.step().checksOut()
                                || request.first.step() == Step.HOLD
                                || request.first.step() == Step.TAKE_BACK)
                || request.status == 404 && request.first.step() == Step.TAKE_BACK
                || request.first.wish() < 0 && request.first.step() == Step.ITEM;
    }
}
