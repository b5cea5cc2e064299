package dev.waybill.orders;

import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.ResourceInventory.Reason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.orders.Order.AwaitingFulfilment;
import dev.waybill.orders.Order.Confirmed;
import dev.waybill.orders.Order.Fulfilling;
import dev.waybill.orders.Order.OnHold;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.StopMoved;
import dev.waybill.orders.Work.Fulfilment;
import dev.waybill.orders.Work.Purpose;
import dev.waybill.orders.Work.Stop;
import dev.waybill.orders.Work.StopState;
import dev.waybill.platform.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what becomes of an order when its time has come, and when the warehouse speaks. */
final class FulfilmentDecider {

    private static final String WAREHOUSE = "system warehouse";

    private FulfilmentDecider() {}

    /** The alarm rings: the customer has had time to think again. */
    static void release(Draft draft, Goods goods, Sources sources, OrderRules rules) {
        if (draft.order() instanceof Confirmed) {
            itemise(draft, goods);
            draft.then(new OrderEvent.Released());
        }
        start(draft, sources, rules);
    }

    static void itemise(Draft draft, Goods goods) {
        if (draft.lines().isEmpty()) {
            var lines = OrderLines.of(goods, draft.order().total());
            draft.then(new OrderEvent.Itemised(lines.all()));
        }
    }

    private static void start(Draft draft, Sources sources, OrderRules rules) {
        var free = draft.lines().free();
        if (!(draft.order() instanceof AwaitingFulfilment)
                || draft.lines().sum(OrderLine::allocated) > 0) {
            return;
        }
        if (free.isEmpty()) {
            draft.then(new OrderEvent.WentOn());
            return;
        }
        var shares = sources.share(free, draft.work().started(), rules.warehouse());
        if (shares.isEmpty()) {
            await(draft, sources, rules);
        }
        startAt(draft, shares);
    }

    /** One fulfilment for each place. */
    private static void startAt(Draft draft, Map<String, List<Units>> shares) {
        shares.forEach((warehouse, items) -> {
            var nth = draft.work().fulfilments() + 1;
            var id = fulfilmentOf(draft.order().id(), nth);
            draft.then(new OrderEvent.Started(id, warehouse, items));
        });
    }

    /** Nothing of it is here yet: the customer is told until when to wait. */
    private static void await(Draft draft, Sources sources, OrderRules rules) {
        var until = sources.awaitedUntil().orElse(draft.now());
        var order = draft.order();
        var hold = Ids.derive(order.id(), "hold/awaited/" + order.version());
        HoldDecider.place(draft, rules.awaited(hold, until));
    }

    /** Inventory has found other places for units, or what was waited for has come. */
    static void resourced(Draft draft, InventoryResourced fact, OrderRules rules) {
        if (!isFollowed(draft)) {
            return;
        }
        if (fact.locationId() == null) {
            for (var hold : draft.work().holds()) {
                if (OrderRules.isAwaited(hold)) {
                    HoldDecider.release(draft, hold.id(), "it has arrived", Settlement.SYSTEM);
                }
            }
        }
        if (draft.order() instanceof Fulfilling) {
            var shares = new LinkedHashMap<String, List<Units>>();
            Sources.found(fact, rules.warehouse())
                    .forEach((place, items) -> {
                        var free = draft.lines().within(items, OrderLine::free);
                        if (!free.isEmpty()) {
                            shares.put(place, free);
                        }
                    });
            startAt(draft, shares);
        }
        var missing =
                fact.missing().stream()
                        .map(each -> new Units(each.productId(), each.quantity()))
                        .toList();
        notFound(draft, draft.lines().within(missing, OrderLine::free));
    }

    private static void notFound(Draft draft, List<Units> items) {
        if (items.isEmpty()) {
            return;
        }
        var reason = CancellationReason.OUT_OF_STOCK;
        Settlement.cancel(draft, items, reason, false, WAREHOUSE, "not found in the warehouse");
        Settlement.settle(draft, reason);
    }

    /** The id of the order's nth fulfilment, from 1. */
    static UUID fulfilmentOf(UUID orderId, int nth) {
        return Ids.derive(orderId, "fulfilment/" + nth);
    }

    static UUID fulfilmentOf(Real order) {
        return fulfilmentOf(order.id(), order.work().fulfilments());
    }

    /**
     * Units were not found: another place may have them. Those that nobody has are not sent, and
     * the customer gets the money back.
     */
    static void shortPicked(
            Draft draft, UUID fulfilmentId, UUID requestId, Reason reason, List<Units> missing) {
        if (!isFollowed(draft)) {
            return;
        }
        var items = draft.lines().within(missing, OrderLine::allocated);
        if (items.isEmpty()) {
            return;
        }
        draft.then(new OrderEvent.GivenBack(items));
        var from = draft.work().fulfilment(fulfilmentId).map(Fulfilment::warehouseId);
        if (draft.order().sheet().terms().reservationId() == null || from.isEmpty()) {
            notFound(draft, items);
        } else {
            draft.then(new OrderEvent.ResourceAsked(requestId, from.get(), items, reason));
        }
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
        answer(draft, stop.get(), true, "Nothing of it could be stopped any more.");
    }

    static void stopRefused(Draft draft, @Nullable UUID stopId, String why) {
        answered(draft, stopId)
                .ifPresent(
                        stop -> answer(draft, stop, false, "The warehouse could not stop: " + why));
    }

    private static Optional<Stop> answered(Draft draft, @Nullable UUID stopId) {
        return (stopId == null ? draft.work().asked() : draft.work().stop(stopId))
                .filter(stop -> stop.state() == StopState.ASSESSING);
    }

    private static void answer(Draft draft, Stop stop, boolean stopped, String ifNot) {
        switch (stop.purpose()) {
            case CANCEL -> cancelStopped(draft, stop, ifNot);
            case HOLD -> holdStopped(draft, stop, stopped, ifNot);
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
    private static void holdStopped(Draft draft, Stop stop, boolean stopped, String ifNot) {
        if (othersAreAsked(draft, stop)) {
            var state = stopped ? StopState.DONE : StopState.REJECTED;
            draft.then(new StopMoved(stop.id(), state, null, stopped ? null : ifNot));
            return;
        }
        if (draft.lines().sum(OrderLine::allocated) == 0) {
            draft.then(new StopMoved(stop.id(), StopState.DONE, null, null));
            return;
        }
        draft.then(new StopMoved(stop.id(), StopState.REJECTED, null, ifNot));
        if (draft.order() instanceof OnHold && !Settlement.isPayable(draft.order())) {
            return; // it is not over before somebody has seen to its money
        }
        if (draft.order() instanceof OnHold) {
            for (var hold : draft.work().holds()) {
                draft.then(new OrderEvent.HoldReleased(hold.id(), hold.reason(), ifNot, WAREHOUSE));
            }
            draft.then(new OrderEvent.WentOn());
        } else if (draft.order() instanceof AwaitingFulfilment) {
            draft.then(new OrderEvent.WentOn());
        }
    }

    /** Several places were asked for the same hold: the last one to answer decides it. */
    private static boolean othersAreAsked(Draft draft, Stop stop) {
        return draft.work().stops().stream()
                .anyMatch(other ->
                        !other.id().equals(stop.id())
                                && other.purpose() == Purpose.HOLD
                                && other.state() == StopState.ASSESSING);
    }

    /** Whether the order is with warehouse and carrier, or has been. */
    static boolean isFollowed(Draft draft) {
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
        var asks = Stoppings.of(draft.work().started(), items);
        if (asks.isEmpty()) {
            var last = fulfilmentOf(draft.order());
            draft.then(new OrderEvent.StopAsked(stopId, last, purpose, items, reason, by));
        }
        for (var at = 0; at < asks.size(); at++) {
            var ask = asks.get(at);
            var id = at == 0 ? stopId : Ids.derive(stopId, "part/" + at);
            draft.then(
                    new OrderEvent.StopAsked(
                            id, ask.fulfilmentId(), purpose, ask.items(), reason, by));
        }
    }
}
