package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.orders.Order.AwaitingFulfilment;
import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Fulfilling;
import dev.waybill.orders.Order.OnHold;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.ShipmentEnded;
import dev.waybill.orders.OrderEvent.StopMoved;
import dev.waybill.orders.Work.Purpose;
import dev.waybill.orders.Work.ShipmentState;
import dev.waybill.orders.Work.Stop;
import dev.waybill.orders.Work.StopState;
import dev.waybill.platform.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what becomes of an order when its time has come, and when warehouse and carrier speak. */
final class FulfilmentDecider {

    private static final String WAREHOUSE = "system warehouse";
    private static final String CARRIER = "system shipping";

    private FulfilmentDecider() {}

    /** The alarm rings: the customer has had time to think again. */
    static void release(Draft draft, Goods goods, OrderRules rules) {
        if (draft.order() instanceof Confirmed) {
            itemise(draft, goods);
            draft.then(new OrderEvent.Released());
        }
        start(draft, rules);
    }

    static void itemise(Draft draft, Goods goods) {
        if (draft.lines().isEmpty()) {
            var lines = OrderLines.of(goods, draft.order().total());
            draft.then(new OrderEvent.Itemised(lines.all()));
        }
    }

    private static void start(Draft draft, OrderRules rules) {
        var free = draft.lines().free();
        if (!(draft.order() instanceof AwaitingFulfilment)
                || draft.lines().sum(OrderLine::allocated) > 0) {
            return;
        }
        if (free.isEmpty()) {
            draft.then(new OrderEvent.WentOn());
            return;
        }
        var nth = draft.work().fulfilments() + 1;
        var id = fulfilmentOf(draft.order().id(), nth);
        draft.then(new OrderEvent.Started(id, rules.warehouse(), free));
    }

    /** The id of the order's nth fulfilment, from 1. */
    static UUID fulfilmentOf(UUID orderId, int nth) {
        return Ids.derive(orderId, "fulfilment/" + nth);
    }

    static UUID fulfilmentOf(Real order) {
        return fulfilmentOf(order.id(), order.work().fulfilments());
    }

    /** Units that were not found are not sent: the customer gets the money back. */
    static void shortPicked(Draft draft, List<Units> missing) {
        if (!isFollowed(draft)) {
            return;
        }
        var items = draft.lines().within(missing, OrderLine::allocated);
        if (items.isEmpty()) {
            return;
        }
        draft.then(new OrderEvent.GivenBack(items));
        var reason = CancellationReason.OUT_OF_STOCK;
        Settlement.cancel(draft, items, reason, false, WAREHOUSE, "not found in the warehouse");
        Settlement.settle(draft, reason);
    }

    /** The warehouse keeps these units. */
    static void stopped(Draft draft, @Nullable UUID stopId, List<Units> items) {
        var stop = answered(draft, stopId);
        if (stop.isEmpty()) {
            return;
        }
        if (isFollowed(draft)) {
            var given = draft.lines().within(items, OrderLine::allocated);
            if (!given.isEmpty()) {
                draft.then(new OrderEvent.GivenBack(given));
            }
        }
        answer(draft, stop.get(), "Nothing of it could be stopped any more.");
    }

    static void stopRefused(Draft draft, @Nullable UUID stopId, String why) {
        answered(draft, stopId)
                .ifPresent(stop -> answer(draft, stop, "The warehouse could not stop: " + why));
    }

    private static Optional<Stop> answered(Draft draft, @Nullable UUID stopId) {
        return (stopId == null ? draft.work().asked() : draft.work().stop(stopId))
                .filter(stop -> stop.state() == StopState.ASSESSING);
    }

    private static void answer(Draft draft, Stop stop, String ifNot) {
        switch (stop.purpose()) {
            case CANCEL -> cancelStopped(draft, stop, ifNot);
            case HOLD -> holdStopped(draft, stop, ifNot);
        }
    }

    /** What is free now can be cancelled, whatever the answer said. */
    private static void cancelStopped(Draft draft, Stop stop, String ifNot) {
        var items = isFollowed(draft) ? cancellable(draft, stop) : List.<Units>of();
        if (items.isEmpty()) {
            draft.then(new StopMoved(stop.id(), StopState.REJECTED, null, ifNot));
            return;
        }
        Settlement.cancel(draft, items, stop.reason(), true, stop.by(), null);
        Settlement.settle(draft, stop.reason());
        var refund = Settlement.refundOf(draft);
        var state = refund == null ? StopState.DONE : StopState.PENDING;
        draft.then(new StopMoved(stop.id(), state, refund, null));
    }

    private static List<Units> cancellable(Draft draft, Stop stop) {
        return stop.isWhole()
                ? draft.lines().free()
                : draft.lines().within(stop.items(), OrderLine::free);
    }

    /** What the warehouse sends nevertheless cannot be held back: the order goes on. */
    private static void holdStopped(Draft draft, Stop stop, String ifNot) {
        if (draft.lines().sum(OrderLine::allocated) == 0) {
            draft.then(new StopMoved(stop.id(), StopState.DONE, null, null));
            return;
        }
        draft.then(new StopMoved(stop.id(), StopState.REJECTED, null, ifNot));
        if (draft.order() instanceof OnHold) {
            for (var hold : draft.work().holds()) {
                draft.then(new OrderEvent.HoldReleased(hold.id(), hold.reason(), ifNot, WAREHOUSE));
            }
            draft.then(new OrderEvent.WentOn());
        } else if (draft.order() instanceof AwaitingFulfilment) {
            draft.then(new OrderEvent.WentOn());
        }
    }

    /**
     * A shipment is on its way.
     *
     * @param items none: whatever the warehouse has
     */
    static void dispatched(Draft draft, UUID shipmentId, @Nullable List<Units> items) {
        if (!isFollowed(draft) || draft.work().shipment(shipmentId).isPresent()) {
            return;
        }
        var lines = draft.lines();
        var said = items == null || items.isEmpty() ? lines.allocated() : items;
        var sent = lines.within(said, line -> line.allocated() + line.free());
        draft.then(new OrderEvent.Dispatched(shipmentId, sent));
    }

    static void delivered(Draft draft, UUID shipmentId, @Nullable List<Units> items) {
        dispatched(draft, shipmentId, items);
        if (isUnderWay(draft, shipmentId)) {
            draft.then(new ShipmentEnded(shipmentId, ShipmentState.DELIVERED));
            Settlement.settle(draft, CancellationReason.OUT_OF_STOCK);
        }
    }

    /**
     * The customer has fetched all that the warehouse had ready: it is sent and delivered in one.
     */
    static void collected(Draft draft, String handedOverBy, @Nullable String collectedBy) {
        var items = draft.lines().allocated();
        var fulfilment = fulfilmentOf(draft.order());
        draft.then(new OrderEvent.Collected(fulfilment, items, handedOverBy, collectedBy));
        delivered(draft, CollectAsks.collectionOf(fulfilment), items);
    }

    static void failed(Draft draft, UUID shipmentId, ShipmentFailure why, OrderRules rules) {
        if (!isUnderWay(draft, shipmentId)) {
            return;
        }
        switch (why) {
            case FAILED_DELIVERY -> {} // shipping tries again
            case LOST, DAMAGED -> lost(draft, shipmentId, why);
            case RETURNED_TO_SENDER -> returned(draft, shipmentId, rules);
        }
    }

    private static void lost(Draft draft, UUID shipmentId, ShipmentFailure why) {
        var items = draft.work().shipment(shipmentId).orElseThrow().items();
        draft.then(new ShipmentEnded(shipmentId, ShipmentState.LOST));
        var reason = CancellationReason.OUT_OF_STOCK;
        Settlement.cancel(
                draft, items, reason, false, CARRIER, "shipment " + shipmentId + ": " + why);
        Settlement.settle(draft, reason);
    }

    /** It is sent again when somebody has found out where to. */
    private static void returned(Draft draft, UUID shipmentId, OrderRules rules) {
        draft.then(new ShipmentEnded(shipmentId, ShipmentState.RETURNED));
        var hold = Ids.derive(shipmentId, "hold");
        HoldDecider.place(draft, rules.hold(hold, HoldReason.ADDRESS_VERIFICATION, draft.now()));
    }

    private static boolean isUnderWay(Draft draft, UUID shipmentId) {
        return isFollowed(draft)
                && draft.work()
                        .shipment(shipmentId)
                        .filter(each -> each.state() == ShipmentState.UNDER_WAY)
                        .isPresent();
    }

    /** Whether the order is with warehouse and carrier, or has been. */
    private static boolean isFollowed(Draft draft) {
        return switch (draft.order()) {
            case Fulfilling _, AwaitingFulfilment _, OnHold _ -> !draft.lines().isEmpty();
            case Order.Created _,
                    Confirmed _,
                    Order.Completed _,
                    Order.Cancelled _,
                    Order.Archived _ ->
                    false;
        };
    }

    /** Asks the warehouse to stop. */
    static void askToStop(
            Draft draft,
            UUID stopId,
            Purpose purpose,
            List<Units> items,
            CancellationReason reason,
            String by) {
        draft.then(
                new OrderEvent.StopAsked(
                        stopId, fulfilmentOf(draft.order()), purpose, items, reason, by));
    }
}
