package dev.waybill.orders;

import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.ShipInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Tellings.Telling;
import dev.waybill.orders.Work.Fulfilment;
import dev.waybill.platform.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Pure: what inventory is asked when goods move, of an order for which it holds any. */
final class StockTellings {

    private StockTellings() {}

    /** What has left is not held any more; what an amendment has added is held for itself. */
    static List<Telling> shipped(Real before, Real order, OrderEvent.Dispatched dispatched) {
        var own = order.sheet().terms().reservationId();
        var tellings = new ArrayList<Telling>();
        for (var part : before.work().amended().giveBack(dispatched.items())) {
            var reservation = part.reservationId() == null ? own : part.reservationId();
            if (reservation != null) {
                tellings.add(shipped(order, dispatched, reservation, part.units()));
            }
        }
        return tellings;
    }

    private static Telling shipped(
            Real order, OrderEvent.Dispatched dispatched, UUID reservation, List<Units> units) {
        var shipment = dispatched.shipmentId();
        var ship =
                new ShipInventory(
                        reservation,
                        order.id(),
                        shipment,
                        lines(units),
                        order.work()
                                .fulfilment(dispatched.fulfilmentId())
                                .map(Fulfilment::warehouseId)
                                .orElse(null));
        var step =
                reservation.equals(order.sheet().terms().reservationId()) ? "" : "/" + reservation;
        return new Telling(Ids.derive(shipment, "ship-inventory" + step), ship);
    }

    static Optional<Telling> resource(Real order, OrderEvent.ResourceAsked asked) {
        var parts = order.work().amended().giveBack(asked.items());
        // What cannot be told apart is looked for under the order's own reservation.
        var extra = parts.size() == 1 ? parts.getFirst().reservationId() : null;
        var reservation = extra == null ? order.sheet().terms().reservationId() : extra;
        if (reservation == null) {
            return Optional.empty();
        }
        var resource =
                new ResourceInventory(
                        reservation,
                        order.id(),
                        asked.requestId(),
                        asked.warehouseId(),
                        lines(asked.items()),
                        asked.reason());
        return Optional.of(new Telling(Ids.derive(asked.requestId(), "resource"), resource));
    }

    private static List<StockLine> lines(List<Units> items) {
        return items.stream()
                .map(each -> new StockLine(each.productId(), each.quantity()))
                .toList();
    }
}
