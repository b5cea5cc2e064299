package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.orders.OrderEvent.ShipmentEnded;
import dev.waybill.platform.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what becomes of an order when its carrier speaks, shipment by shipment. */
final class CarriageDecider {

    private static final String CARRIER = "system shipping";

    private CarriageDecider() {}

    /**
     * A shipment is on its way.
     *
     * @param cargo if it names no units: whatever the warehouse has
     */
    static void dispatched(Draft draft, UUID shipmentId, Cargo cargo, @Nullable UUID fulfilmentId) {
        if (!FulfilmentDecider.isFollowed(draft) || draft.work().shipment(shipmentId).isPresent()) {
            return;
        }
        var lines = draft.lines();
        var said = cargo.items() == null ? lines.allocated() : cargo.items();
        var sent = lines.within(said, line -> line.allocated() + line.free());
        draft.then(new OrderEvent.Dispatched(shipmentId, sent, fulfilmentId, cargo.parcels()));
        Settlement.charge(draft, shipmentId);
    }

    static void delivered(Draft draft, UUID shipmentId, Cargo cargo) {
        dispatched(draft, shipmentId, cargo, null);
        underWay(draft, shipmentId, cargo)
                .ifPresent(shipment -> {
                    end(draft, shipment, Shipment.State.DELIVERED, cargo);
                    Settlement.settle(draft, CancellationReason.OUT_OF_STOCK);
                });
    }

    /**
     * The customer has fetched all that the warehouse had ready: it is sent and delivered in one.
     */
    static void collected(Draft draft, String handedOverBy, @Nullable String collectedBy) {
        var items = draft.lines().allocated();
        var fulfilment = FulfilmentDecider.fulfilmentOf(draft.order());
        draft.then(new OrderEvent.Collected(fulfilment, items, handedOverBy, collectedBy));
        var cargo = new Cargo(items, List.of());
        delivered(draft, CollectAsks.collectionOf(fulfilment), cargo);
    }

    /** Of several parcels only those are concerned that are named: the others still arrive. */
    static void failed(
            Draft draft, UUID shipmentId, ShipmentFailure why, Cargo cargo, OrderRules rules) {
        underWay(draft, shipmentId, cargo)
                .ifPresent(shipment -> {
                    switch (why) {
                        case FAILED_DELIVERY -> {} // shipping tries again
                        case LOST, DAMAGED -> lost(draft, shipment, why, cargo);
                        case RETURNED_TO_SENDER -> returned(draft, shipment, cargo, rules);
                    }
                });
    }

    private static void lost(Draft draft, Shipment shipment, ShipmentFailure why, Cargo cargo) {
        var items = end(draft, shipment, Shipment.State.LOST, cargo);
        var reason = CancellationReason.OUT_OF_STOCK;
        var note = "shipment " + shipment.id() + ": " + why;
        Settlement.cancel(draft, items, reason, false, CARRIER, note);
        Settlement.settle(draft, reason);
    }

    /** It is sent again when somebody has found out where to: one question for each parcel. */
    private static void returned(Draft draft, Shipment shipment, Cargo cargo, OrderRules rules) {
        end(draft, shipment, Shipment.State.RETURNED, cargo);
        var hold = Ids.derive(shipment.id(), "hold/" + draft.order().version());
        HoldDecider.place(draft, rules.hold(hold, HoldReason.ADDRESS_VERIFICATION, draft.now()));
    }

    private static List<Units> end(
            Draft draft, Shipment shipment, Shipment.State state, Cargo cargo) {
        var items = shipment.endingWith(cargo);
        draft.then(new ShipmentEnded(shipment.id(), state, items, cargo.parcels()));
        return items;
    }

    private static Optional<Shipment> underWay(Draft draft, UUID shipmentId, Cargo cargo) {
        return FulfilmentDecider.isFollowed(draft)
                ? draft.work()
                        .shipment(shipmentId)
                        .filter(Shipment::isOut)
                        .filter(each -> !each.isOver(cargo.parcels()))
                : Optional.empty();
    }
}
