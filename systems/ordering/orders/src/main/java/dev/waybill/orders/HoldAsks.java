package dev.waybill.orders;

import dev.waybill.orders.Holds.Details;
import dev.waybill.orders.Order.Real;
import dev.waybill.platform.http.Answer;
import dev.waybill.platform.http.Problem;
import dev.waybill.platform.http.Request;
import dev.waybill.platform.messaging.Cause;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Holds that people place and release. */
final class HoldAsks {

    private HoldAsks() {}

    static void place(
            Request<OrderAsk> request, OrderAsk.Hold wish, OrderBook book, OrderDesk desk) {
        if (!(book.order(wish.orderId()) instanceof Real order)) {
            request.refuse(Problem.notFound("order", wish.orderId()));
            return;
        }
        request.asking().match(order.version());
        if (!HoldDecider.canBeHeld(order)) {
            request.refuse(
                    Problem.conflict(
                            "past-holding",
                            "The order is " + order.stage() + ": there is nothing left to hold."));
            return;
        }
        var cause = OrderAskHandler.by(request.cause());
        var held = held(wish, cause, desk);
        desk.happens(order, cause, draft -> HoldDecider.place(draft, held));
        answer(request, 201, placed(held, order.id(), desk.now()), book);
    }

    private static OrderEvent.Held held(OrderAsk.Hold wish, Cause cause, OrderDesk desk) {
        var usual = desk.rules().hold(desk.newId(), wish.reason(), desk.now());
        return new OrderEvent.Held(
                usual.holdId(),
                wish.reason(),
                wish.ownerTeam() == null ? usual.ownerTeam() : wish.ownerTeam(),
                wish.customerMessage(),
                wish.reviewBy() == null ? usual.reviewBy() : wish.reviewBy(),
                cause.actor());
    }

    private static Details placed(OrderEvent.Held held, UUID orderId, Instant now) {
        return new Details(
                held.holdId(),
                orderId,
                held.reason(),
                held.ownerTeam(),
                held.customerMessage(),
                held.reviewBy(),
                held.reviewBy().isBefore(now),
                now,
                held.by(),
                null,
                null,
                null);
    }

    /**
     * @param known the holds that are asked about, as they were before this batch
     */
    static void release(
            Request<OrderAsk> request,
            OrderAsk.Release wish,
            Map<UUID, Details> known,
            OrderBook book,
            OrderDesk desk) {
        var hold = known.get(wish.holdId());
        if (!(book.order(wish.orderId()) instanceof Real order)) {
            request.refuse(Problem.notFound("order", wish.orderId()));
            return;
        }
        if (hold == null || !hold.orderId().equals(order.id())) {
            request.refuse(Problem.notFound("hold", wish.holdId()));
            return;
        }
        request.asking().match(order.version());
        var cause = OrderAskHandler.by(request.cause());
        var by = wish.releasedBy() == null ? cause.actor() : wish.releasedBy();
        if (order.work().hold(wish.holdId()).isEmpty()) {
            again(request, wish, hold, book);
            return;
        }
        var actor = Objects.requireNonNull(by, "nobody's doing is nameless");
        desk.happens(
                order,
                cause,
                draft -> HoldDecider.release(draft, wish.holdId(), wish.resolution(), actor));
        var after = released(hold, wish.resolution(), actor, desk.now());
        known.put(hold.holdId(), after); // for who asks again in the same batch
        answer(request, 200, after, book);
    }

    /** Released before: the same resolution is answered again, another one is not taken. */
    private static void again(
            Request<OrderAsk> request, OrderAsk.Release wish, Details hold, OrderBook book) {
        if (wish.resolution().equals(hold.resolution())) {
            answer(request, 200, hold, book);
        } else {
            request.refuse(
                    Problem.conflict("already-released", "The hold has been released already."));
        }
    }

    private static Details released(Details hold, String resolution, String by, Instant now) {
        return new Details(
                hold.holdId(),
                hold.orderId(),
                hold.reason(),
                hold.ownerTeam(),
                hold.customerMessage(),
                hold.reviewBy(),
                false,
                hold.placedAt(),
                hold.placedBy(),
                now,
                by,
                resolution);
    }

    private static void answer(
            Request<OrderAsk> request, int status, @Nullable Details hold, OrderBook book) {
        var details = Objects.requireNonNull(hold);
        if (!(book.order(details.orderId()) instanceof Real order)) {
            throw new IllegalStateException("a hold without its order");
        }
        var path = "/orders/" + details.orderId() + "/holds";
        var answer = status == 201 ? Answer.created(path, details) : Answer.ok(details);
        request.answer(answer.at(order.version()).consistency(Consistency.of(order).text()));
    }
}
