package dev.waybill.orders;

import dev.waybill.orders.Work.Stop;
import dev.waybill.orders.Work.StopState;
import java.util.List;
import java.util.UUID;
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
            case OrderEvent.Dispatched(var id, var items, _, var parcels) ->
                    work.shipment(id).isPresent()
                            ? null
                            : work.with(work.lines().dispatch(items))
                                    .with(work.amended().without(items))
                                    .with(Shipment.left(id, items, said(parcels)));
            case OrderEvent.ShipmentEnded ended ->
                    work.shipment(ended.shipmentId())
                            .map(known -> ended(work, known, ended))
                            .orElse(null);
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

    private static @Nullable Work ended(
            Work work, Shipment shipment, OrderEvent.ShipmentEnded ended) {
        if (!shipment.isOut()) {
            return null;
        }
        var items = ended.items() == null ? shipment.underWay() : ended.items();
        var lines =
                switch (ended.state()) {
                    case UNDER_WAY -> null;
                    case DELIVERED -> work.lines().deliver(items);
                    case LOST, RETURNED -> work.lines().comeBack(items);
                };
        return lines == null
                ? null
                : work.with(lines)
                        .with(shipment.ended(ended.state(), items, said(ended.parcels())));
    }

    private static List<UUID> said(@Nullable List<UUID> parcels) {
        return parcels == null ? List.of() : parcels;
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
