package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import dev.waybill.proof.soak.Memory.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came back: the client's journal against the database. Pure. */
final class ReturnChecks {

    private final Memory memory;
    private final Rows rows;

    ReturnChecks(Memory memory, Rows rows) {
        this.memory = memory;
        this.rows = rows;
    }

    List<Check> all() {
        return List.of(ended(), units());
    }

    /** By order, so that a shop to which nothing came back has been looked at too. */
    private Check ended() {
        var tally =
                new Tally(
                        Row.BACK,
                        "every return has ended as its customer was told, and the money is the provider's",
                        "per order: returns in the client's journal against returns.returns and payments.refunds, both ways, to the cent");
        var theirs = memory.asked();
        for (var order : rows.orders()) {
            var ids = new TreeSet<String>();
            theirs.forEach((id, request) -> {
                if (order.id().equals(request.first.subject())) {
                    ids.add(id);
                }
            });
            rows.returns().values().stream()
                    .filter(each -> each.order().equals(order.id()))
                    .forEach(each -> ids.add(each.id()));
            var wrong = ids.stream().filter(id -> !agrees(id, theirs.get(id))).toList();
            tally.look(wrong.isEmpty(), () -> "order " + order.id() + ": " + told(wrong));
        }
        return tally.done();
    }

    private boolean agrees(String id, @Nullable Request asked) {
        var told = memory.paidBack.get(id);
        var kept = rows.returns().get(id);
        return asked != null
                && told != null
                && kept != null
                && kept.status().equals("COMPLETED")
                && told.refunded() == kept.refunded()
                && kept.refunded() == kept.given();
    }

    private String told(List<String> ids) {
        var text = new StringBuilder();
        for (var id : ids) {
            text.append(
                    "return %s ended as %s, kept is %s; "
                            .formatted(id, memory.paidBack.get(id), rows.returns().get(id)));
        }
        return text.toString();
    }

    private Check units() {
        var tally =
                new Tally(
                        Row.BACK,
                        "no more comes back of an order than its customer has bought",
                        "per order and product: units of all accepted returns in the client's journal against those of its checkout");
        var back = new HashMap<String, Map<String, Integer>>();
        memory.asked()
                .values()
                .forEach(request -> {
                    var of =
                            back.computeIfAbsent(
                                    String.valueOf(request.first.subject()), _ -> new HashMap<>());
                    lines(request)
                            .forEach((product, units) -> of.merge(product, units, Integer::sum));
                });
        var accepted = memory.accepted();
        for (var end : memory.confirmed()) {
            var bought = lines(accepted.get(end.session()));
            var returned = back.getOrDefault(String.valueOf(end.order()), Map.of());
            tally.look(
                    returned.entrySet().stream()
                            .allMatch(each ->
                                    each.getValue() <= bought.getOrDefault(each.getKey(), 0)),
                    () ->
                            "order %s: %s bought, %s returned"
                                    .formatted(end.order(), bought, returned));
        }
        return tally.done();
    }

    private static Map<String, Integer> lines(@Nullable Request request) {
        var lines = request == null ? null : request.first.lines();
        return lines == null ? Map.of() : lines;
    }
}
