package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.orders.Order.Open;
import dev.waybill.orders.OrderEvent.HoldReleased;
import dev.waybill.orders.OrderEvent.LinesCancelled;
import dev.waybill.orders.OrderEvent.StopMoved;
import dev.waybill.orders.Work.StopState;
import dev.waybill.platform.Ids;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what follows for an order when units of it are cancelled, delivered or paid back. */
final class Settlement {

    static final String SYSTEM = "system orders";

    /** How often a capture is known under another name. */
    private static final int MOST_ATTEMPTS = 50;

    private Settlement() {}

    /**
     * Takes free units out of the order.
     *
     * @param toStock whether they can be sold to somebody else
     */
    static void cancel(
            Draft draft,
            List<Units> items,
            CancellationReason reason,
            boolean toStock,
            String by,
            @Nullable String note) {
        if (items.isEmpty()) {
            return;
        }
        var before = draft.lines().worth();
        var after = draft.lines().cancel(items).worth();
        draft.then(new LinesCancelled(items, reason, before - after, toStock, by, note));
    }

    /**
     * Brings an order to its end if nothing of it is open; gives back what is too much.
     *
     * @param reason why it is cancelled if nothing of it is left
     */
    static void settle(Draft draft, CancellationReason reason) {
        if (!(draft.order() instanceof Open)) {
            return;
        }
        var lines = draft.lines();
        if (!lines.isEmpty() && lines.sum(OrderLine::open) == 0) {
            if (lines.sum(OrderLine::delivered) == 0) {
                end(draft, reason);
                return;
            }
            refund(draft);
            close(draft);
            if (isPayable(draft.order())) {
                release(draft, "everything is delivered or cancelled");
                draft.then(new OrderEvent.Completed());
            }
        } else {
            refund(draft);
            close(draft);
        }
    }

    /** The whole order is not to be; its money goes back as one. */
    static void end(Draft draft, CancellationReason reason) {
        release(draft, "the order is cancelled: " + reason);
        draft.then(new OrderEvent.Cancelled(reason));
    }

    private static void release(Draft draft, String resolution) {
        for (var hold : draft.work().holds()) {
            draft.then(new HoldReleased(hold.id(), hold.reason(), resolution, SYSTEM));
        }
    }

    /**
     * Goods are on their way: asks for their money, and with the last of them releases the rest.
     */
    static void charge(Draft draft, UUID shipmentId) {
        if (isChargedWhenSent(draft.order())) {
            var amount = draft.lines().charge().charged() - draft.lines().charged();
            var last = isAllSent(draft);
            if (amount > 0 || last) {
                var captureId = captureOf(shipmentId);
                draft.then(new OrderEvent.CaptureAsked(captureId, shipmentId, amount, last));
            }
        }
    }

    /**
     * Goods are on their way, or at the door, whose money could not be taken: until somebody has
     * looked at that nothing more is sent, and the order is not over.
     *
     * @param amount what of the capture was not taken, in minor units; null if payments does not
     *     say
     */
    static void notCaptured(Draft draft, UUID captureId, @Nullable Long amount, OrderRules rules) {
        var order = draft.order();
        var money = order.sheet().money();
        var shipment = isOver(order) ? null : shipmentOf(order, captureId);
        var most = money.underWay() + failed(money, captureId);
        var missing = amount == null ? most : Math.min(amount, most);
        if (shipment == null || missing <= failed(money, captureId)) {
            return;
        }
        draft.then(new OrderEvent.CaptureFailed(captureId, shipment, missing));
        var hold = Ids.derive(captureId, "hold");
        HoldDecider.insist(draft, rules.unpaid(hold, draft.now()));
    }

    /** A cancelled order's money is given up. */
    private static boolean isOver(Order.Real order) {
        return order instanceof Order.Cancelled || order instanceof Order.Archived;
    }

    private static @Nullable UUID shipmentOf(Order.Real order, UUID captureId) {
        for (var unpaid : order.sheet().money().failed()) {
            if (unpaid.captureId().equals(captureId)) {
                return unpaid.shipmentId();
            }
        }
        for (var shipment : order.work().shipments()) {
            var id = captureOf(shipment.id());
            for (var attempt = 0; attempt <= MOST_ATTEMPTS; attempt++) {
                if (id.equals(captureId)) {
                    return shipment.id();
                }
                id = again(id);
            }
        }
        return null;
    }

    private static long failed(Order.Money money, UUID captureId) {
        return money.failed().stream()
                .filter(each -> each.captureId().equals(captureId))
                .mapToLong(Order.Money.Unpaid::amount)
                .sum();
    }

    /** Somebody has seen to it: what is still owed for these goods is asked for again. */
    static void chargeAgain(Draft draft) {
        var money = draft.order().sheet().money();
        var owed = due(draft.order()) - money.left() - money.returned() - money.underWay();
        for (var at = 0; at < money.failed().size(); at++) {
            var unpaid = money.failed().get(at);
            var amount = Math.max(0, Math.min(unpaid.amount(), owed));
            var last = money.closed() && at == money.failed().size() - 1;
            var captureId = again(unpaid.captureId());
            draft.then(new OrderEvent.CaptureAsked(captureId, unpaid.shipmentId(), amount, last));
            owed -= amount;
        }
        if (!money.failed().isEmpty()) {
            settle(draft, CancellationReason.PAYMENT_FAILED);
        }
    }

    static boolean isPayable(Order.Real order) {
        return order.sheet().money().failed().isEmpty();
    }

    static UUID captureOf(UUID shipmentId) {
        return Ids.derive(shipmentId, "capture");
    }

    private static UUID again(UUID captureId) {
        return Ids.derive(captureId, "again");
    }

    /** What is left to be sent was cancelled: the rest of the money is released. */
    private static void close(Draft draft) {
        if (isChargedWhenSent(draft.order()) && !draft.lines().isEmpty() && isAllSent(draft)) {
            var captureId = Ids.derive(draft.order().id(), "release");
            draft.then(new OrderEvent.CaptureAsked(captureId, null, 0, true));
        }
    }

    private static boolean isAllSent(Draft draft) {
        return draft.lines().sum(line -> line.free() + line.allocated()) == 0;
    }

    private static boolean isChargedWhenSent(Order.Real order) {
        var money = order.sheet().money();
        return order.sheet().terms().owedPayment() != null
                && !money.isPaidAhead()
                && !money.closed()
                && !money.voided();
    }

    /** What is to be kept of the money, in minor units. */
    private static long due(Order.Real order) {
        return order.sheet().money().isPaidAhead() ? order.total() : order.work().lines().charged();
    }

    /** What was taken beyond what is to be kept. */
    static void refund(Draft draft) {
        var order = draft.order();
        var money = order.sheet().money();
        // What came back was paid back by itself, and is still due as it was bought.
        var tooMuch = money.left() + money.returned() - due(order);
        if (money.captured() > 0 && tooMuch > 0) {
            var refundId = MoneyHistory.partOf(order.id(), money.asks() + 1);
            draft.then(new OrderEvent.RefundAsked(refundId, tooMuch));
        }
    }

    /** The refund that gives back what this draft has cancelled; none if nothing has to go back. */
    static @Nullable UUID refundOf(Draft draft) {
        for (var event : draft.events()) {
            if (event instanceof OrderEvent.RefundAsked(var refundId, _)) {
                return refundId;
            }
        }
        var order = draft.order();
        var owed = order.sheet().terms().owedPayment() != null && !isSettled(order);
        return order instanceof Order.Cancelled && owed ? wholeOf(order.id()) : null;
    }

    /** The refund of all that is left when an order is cancelled. */
    static UUID wholeOf(UUID orderId) {
        return Ids.derive(orderId, "refund");
    }

    static boolean isSettled(Order.Real order) {
        var money = order.sheet().money();
        return money.voided() || money.captured() > 0 && money.kept() == 0;
    }

    /** Tasks whose money is back are done. */
    static void moneyMoved(Draft draft) {
        for (var stop : draft.work().stops()) {
            var refunded =
                    stop.refundId() != null
                            && draft.order().sheet().money().refunds().contains(stop.refundId());
            if (stop.state() == StopState.PENDING && (refunded || isSettled(draft.order()))) {
                draft.then(
                        new StopMoved(
                                stop.id(), StopState.DONE, stop.refundId(), "The money is back."));
            }
        }
    }
}
