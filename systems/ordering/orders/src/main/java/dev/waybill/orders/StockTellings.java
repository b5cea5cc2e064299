package dev.waybill.orders;

import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.ShipInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.Tellings.Telling;
import dev.waybill.orders.Work.Fulfilment;
import dev.waybill.platform.Ids;
import java.util.List;
import java.util.Optional;

/** Pure: what inventory is asked when goods move, of an order for which it holds any. */
final class StockTellings {

    private StockTellings() {}

    /** What has left is not held any more. */
    static Optional<Telling> shipped(Real order, OrderEvent.Dispatched dispatched) {
        var reservation = order.sheet().terms().reservationId();
        if (reservation == null || dispatched.items().isEmpty()) {
            return Optional.empty();
        }
        var ship =
                new ShipInventory(
                        reservation,
                        order.id(),
                        dispatched.shipmentId(),
                        lines(dispatched.items()),
                        order.work()
                                .fulfilment(dispatched.fulfilmentId())
                                .map(Fulfilment::warehouseId)
                                .orElse(null));
        return Optional.of(
                new Telling(Ids.derive(dispatched.shipmentId(), "ship-inventory"), ship));
    }

    static Optional<Telling> resource(Real order, OrderEvent.ResourceAsked asked) {
        var reservation = order.sheet().terms().reservationId();
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
