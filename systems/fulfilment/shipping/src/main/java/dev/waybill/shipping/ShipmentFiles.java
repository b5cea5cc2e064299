package dev.waybill.shipping;

import dev.waybill.platform.effects.Effects;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shipments as they are read: a fixed number of queries for any page. */
final class ShipmentFiles {

    private final Shipments shipments;
    private final Parcels parcels;
    private final Effects<Question> effects;

    ShipmentFiles(Shipments shipments, Parcels parcels, Effects<Question> effects) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.effects = effects;
    }

    Optional<Dispatch> find(UUID shipmentId) {
        return together(shipments.find(List.of(shipmentId))).stream().findFirst();
    }

    List<ShipmentView> page(
            @Nullable UUID orderId,
            Shipment.@Nullable State state,
            @Nullable UUID after,
            int limit) {
        return together(shipments.page(orderId, state, after, limit)).stream()
                .map(dispatch -> ShipmentView.of(dispatch, dispatch.version()))
                .toList();
    }

    List<CarrierCall> calls(UUID shipmentId) {
        return effects.about(List.of(shipmentId)).stream().map(CarrierCall::of).toList();
    }

    private List<Dispatch> together(List<Shipments.Row> rows) {
        var packed = parcels.of(rows.stream().map(Shipments.Row::id).toList());
        return rows.stream()
                .map(row ->
                        new Dispatch(
                                row.shipment(),
                                packed.getOrDefault(row.id(), List.of()),
                                row.version()))
                .toList();
    }
}
