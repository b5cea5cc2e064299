package dev.waybill.shipping;

import static java.util.stream.Collectors.summingInt;

import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.shipping.ShippedParcel;
import dev.waybill.shipping.Parcel.Carried;
import dev.waybill.shipping.Parcel.Delivered;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is told of a shipment, in the words of the contracts. */
final class Facts {

    private Facts() {}

    static ShipmentCreated created(Dispatch dispatch, Sale sale) {
        var terms = dispatch.shipment().terms();
        var parcels = dispatch.carried();
        return new ShipmentCreated(
                terms.shipmentId(),
                terms.orderId(),
                parcels.getFirst().label().trackingNumber(),
                sale.carrier().name(),
                sale.estimatedDelivery(),
                sale.labelledAt(),
                terms.fulfilmentId(),
                items(dispatch, parcels),
                shipped(parcels));
    }

    /**
     * @param parcels those that are at the door
     */
    static ShipmentDelivered delivered(Dispatch dispatch, List<Delivered> parcels) {
        var terms = dispatch.shipment().terms();
        var last = last(parcels);
        return new ShipmentDelivered(
                terms.shipmentId(),
                terms.orderId(),
                last.at(),
                last.signedBy(),
                terms.fulfilmentId(),
                items(dispatch, parcels),
                shipped(parcels));
    }

    static ShipmentFailed failed(
            Dispatch dispatch, Carried parcel, ShipmentFailure reason, Instant at) {
        var terms = dispatch.shipment().terms();
        return new ShipmentFailed(
                terms.shipmentId(),
                terms.orderId(),
                reason,
                at,
                terms.fulfilmentId(),
                items(dispatch, List.of(parcel)),
                shipped(List.of(parcel)));
    }

    /** The scan that made the last of them arrive. */
    static Position last(List<Delivered> parcels) {
        return parcels.stream()
                .map(Delivered::position)
                .reduce((one, other) -> other.at().isBefore(one.at()) ? one : other)
                .orElseThrow();
    }

    private static List<ShippedParcel> shipped(List<? extends Carried> parcels) {
        return parcels.stream()
                .map(parcel ->
                        new ShippedParcel(
                                parcel.box().parcelId(),
                                parcel.box().sscc(),
                                parcel.label().trackingNumber()))
                .toList();
    }

    /**
     * All parcels carry all items. Of some only those are told that are known to be in them: what
     * they say, or what the others leave.
     */
    private static @Nullable List<ShipmentItem> items(
            Dispatch dispatch, List<? extends Carried> parcels) {
        var all = dispatch.shipment().terms().items();
        if (parcels.size() == dispatch.parcels().size()) {
            return all.isEmpty() ? null : all;
        }
        var these = parcels.stream().map(Parcel::box).toList();
        var others =
                dispatch.parcels().stream()
                        .map(Parcel::box)
                        .filter(box -> !these.contains(box))
                        .toList();
        if (areKnown(these)) {
            return contents(these);
        }
        return areKnown(others) ? less(all, contents(others)) : null;
    }

    private static boolean areKnown(List<Box> boxes) {
        return boxes.stream().noneMatch(box -> box.items().isEmpty());
    }

    private static @Nullable List<ShipmentItem> less(
            List<ShipmentItem> all, List<ShipmentItem> others) {
        var left = new LinkedHashMap<UUID, Integer>();
        all.forEach(item -> left.merge(item.productId(), item.quantity(), Integer::sum));
        others.forEach(item -> left.merge(item.productId(), -item.quantity(), Integer::sum));
        var rest =
                left.entrySet().stream()
                        .filter(each -> each.getValue() > 0)
                        .map(each -> new ShipmentItem(each.getKey(), each.getValue()))
                        .toList();
        return rest.isEmpty() ? null : rest;
    }

    /** What is in these boxes, one line for each product. */
    static List<ShipmentItem> contents(List<Box> boxes) {
        return boxes.stream()
                .flatMap(box -> box.items().stream())
                .collect(
                        Collectors.groupingBy(
                                ShipmentItem::productId,
                                LinkedHashMap::new,
                                summingInt(ShipmentItem::quantity)))
                .entrySet()
                .stream()
                .map(each -> new ShipmentItem(each.getKey(), each.getValue()))
                .toList();
    }
}
