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
    private final Scans scans;
    private final Effects<Question> effects;

    ShipmentFiles(Shipments shipments, Parcels parcels, Scans scans, Effects<Question> effects) {
        this.shipments = shipments;
        this.parcels = parcels;
        this.scans = scans;
        this.effects = effects;
    }

    Optional<Dispatch> find(UUID shipmentId) {
        return together(shipments.find(List.of(shipmentId))).stream().findFirst();
    }

    /** The shipments of an order are few: they are one page. */
    List<ShipmentView> ofOrder(UUID orderId, Shipment.@Nullable State state) {
        return views(shipments.ofOrder(orderId)).stream()
                .filter(view -> state == null || view.status() == state)
                .toList();
    }

    List<ShipmentView> page(Shipment.@Nullable State state, @Nullable UUID after, int limit) {
        return views(shipments.page(state, after, limit));
    }

    private List<ShipmentView> views(List<Shipments.Row> rows) {
        return together(rows).stream()
                .map(dispatch -> ShipmentView.of(dispatch, dispatch.version()))
                .toList();
    }

    /** What carriers have said about the parcels of a shipment, oldest first. */
    List<ScanView> scans(Dispatch dispatch) {
        var numbers =
                dispatch.carried().stream().map(parcel -> parcel.label().trackingNumber()).toList();
        return scans.of(numbers).stream().map(ScanView::of).toList();
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
