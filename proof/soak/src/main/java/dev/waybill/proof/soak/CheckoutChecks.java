package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import dev.waybill.proof.soak.Check.Tally;
import dev.waybill.proof.soak.Rows.Order;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Accepted checkouts and their ends: the client's journal against the database. Pure. */
final class CheckoutChecks {

    private static final long CALM_MILLIS = 60_000;

    private final Memory memory;
    private final Rows rows;
    private final long calmAt;
    private final Map<String, Order> ordersBySession;

    /**
     * @param calmAt when the last fault was over, milliseconds since 1970
     */
    CheckoutChecks(Memory memory, Rows rows, long calmAt) {
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
        return List.of(lost(), late(), agreed(), cancelled());
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
        return order == null || order.isCancelled();
    }

    private Check cancelled() {
        var cancelled = memory.cancelled();
        var asked = memory.askedToStop();
        var tally =
                new Tally(
                        Row.CHECKOUTS,
                        "an order is cancelled if its customer or its failed checkout did, and only then",
                        "the client's journal against orders.orders; what was asked of the warehouse, or could not be sent, may be");
        for (var order : rows.orders()) {
            var wanted = cancelled.contains(order.id()) || rows.hasFailed(order);
            var may = asked.contains(order.id()) || "OUT_OF_STOCK".equals(order.reason());
            tally.look(
                    wanted == order.isCancelled() || may && order.isCancelled(),
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
}
