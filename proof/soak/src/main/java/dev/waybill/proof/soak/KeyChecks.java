package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One order per Idempotency-Key and per cart: the client's journal against the database. Pure. */
final class KeyChecks {

    private final Memory memory;
    private final Rows rows;

    KeyChecks(Memory memory, Rows rows) {
        this.memory = memory;
        this.rows = rows;
    }

    List<Check> all() {
        return List.of(unknown(), oneAnswer(), onePerCart(), onePerSession());
    }

    private Check unknown() {
        var accepted = memory.accepted().keySet();
        var tally =
                new Tally(
                        Row.ONE_ORDER,
                        "no checkout that no customer knows of",
                        "checkout.session against the sessions that the client was given");
        // One whose code was refused is answered with the refusal instead of its name.
        rows.sessions().values().stream()
                .filter(Rows.Session::priced)
                .map(Rows.Session::id)
                .forEach(id ->
                        tally.look(
                                accepted.contains(id),
                                () -> "checkout " + id + " was opened for nobody"));
        return tally.done();
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
                    first
                            && (confirmed.contains(session)
                                    || rows.hasFailed(order) && order.isCancelled()),
                    () -> "order " + order.id() + " belongs to checkout " + session);
        }
        confirmed.forEach(session ->
                tally.look(
                        seen.contains(session),
                        () -> "checkout " + session + " is confirmed without an order"));
        return tally.done();
    }
}
