package dev.waybill.orders;

import dev.waybill.orders.Work.Shipment;
import dev.waybill.orders.Work.ShipmentState;
import dev.waybill.orders.Work.Stop;
import dev.waybill.orders.Work.StopState;
import org.jspecify.annotations.Nullable;

/** Pure: what is done about an order, event by event. */
final class WorkHistory {

    private WorkHistory() {}

    /**
     * @return null if it cannot happen
     */
    static @Nullable Work next(Work work, OrderEvent event) {
        return switch (event) {
            case OrderEvent.Itemised(var lines) ->
                    work.lines().isEmpty() ? work.with(new OrderLines(lines)) : null;
            case OrderEvent.GivenBack(var items) -> work.with(work.lines().giveBack(items));
            case OrderEvent.ResourceAsked _ -> work;
            case OrderEvent.LinesCancelled cancelled ->
                    work.with(work.lines().cancel(cancelled.items()))
                            .with(
                                    cancelled.toStock()
                                            ? work.amended().without(cancelled.items())
                                            : work.amended())
                            .revised(-cancelled.worth());
            case OrderEvent.LinesAdded added -> added(work, added);
            case OrderEvent.Repriced repriced ->
                    work.lines().isEmpty()
                            ? null
                            : work.with(work.lines().repriced(repriced.discount()))
                                    .with(work.amended().using(repriced.amendmentId()))
                                    .revised(repriced.change());
            case OrderEvent.MethodChanged(var method, _, _, _) ->
                    work.with(work.amended().to(method)).revised(0);
            case OrderEvent.Dispatched(var id, var items, _) ->
                    work.shipment(id).isPresent()
                            ? null
                            : work.with(work.lines().dispatch(items))
                                    .with(work.amended().without(items))
                                    .with(new Shipment(id, items, ShipmentState.UNDER_WAY));
            case OrderEvent.ShipmentEnded(var id, var state) ->
                    work.shipment(id).map(known -> ended(work, known, state)).orElse(null);
            case OrderEvent.StopAsked asked -> work.with(stop(asked));
            case OrderEvent.StopMoved moved ->
                    work.stop(moved.stopId()).map(known -> moved(work, known, moved)).orElse(null);
            default -> throw new IllegalArgumentException(event.type() + " is no work");
        };
    }

    private static @Nullable Work added(Work work, OrderEvent.LinesAdded added) {
        if (work.lines().isEmpty()) {
            return null;
        }
        var more = work.with(work.lines().plus(added.lines())).revised(added.worth());
        if (added.reservationId() == null) {
            return more;
        }
        var units = new OrderLines(added.lines()).free();
        return more.with(work.amended().holding(new Amended.Extra(added.reservationId(), units)));
    }

    private static @Nullable Work ended(Work work, Shipment shipment, ShipmentState state) {
        if (shipment.state() != ShipmentState.UNDER_WAY) {
            return null;
        }
        var lines =
                switch (state) {
                    case UNDER_WAY -> null;
                    case DELIVERED -> work.lines().deliver(shipment.items());
                    case LOST, RETURNED -> work.lines().comeBack(shipment.items());
                };
        return lines == null
                ? null
                : work.with(lines).with(new Shipment(shipment.id(), shipment.items(), state));
    }

    private static Stop stop(OrderEvent.StopAsked asked) {
        return new Stop(
                asked.stopId(),
                asked.purpose(),
                asked.items(),
                asked.reason(),
                asked.by(),
                StopState.ASSESSING,
                null);
    }

    private static @Nullable Work moved(Work work, Stop stop, OrderEvent.StopMoved moved) {
        if (!stop.state().leadsTo(moved.state())) {
            return null;
        }
        return work.with(
                new Stop(
                        stop.id(),
                        stop.purpose(),
                        stop.items(),
                        stop.reason(),
                        stop.by(),
                        moved.state(),
                        moved.refundId()));
    }
}
