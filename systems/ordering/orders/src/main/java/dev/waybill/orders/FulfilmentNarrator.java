package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderArchived;
import dev.waybill.contracts.orders.OrderCompleted;
import dev.waybill.contracts.orders.OrderDeliveryAddressChanged;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShippedParcel;
import dev.waybill.contracts.warehouse.FulfilmentStopRefused;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.PickingStarted;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.orders.Narrator.Line;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pure: as {@link Narrator}, for what comes after the confirmation. */
final class FulfilmentNarrator {

    private static final String ORDERS = "orders";
    private static final String WAREHOUSE = "warehouse";
    private static final String SHIPPING = "shipping";

    private FulfilmentNarrator() {}

    static Line tell(OrderPlacedOnHold told) {
        return new Line(
                ORDERS,
                "order is held: %s, for %s to look at by %s"
                        .formatted(told.reason(), told.ownerTeam(), told.reviewBy()));
    }

    static Line tell(OrderHoldReleased told) {
        return new Line(
                ORDERS,
                "hold %s is released by %s: %s"
                        .formatted(told.previousReason(), told.releasedBy(), told.resolution()));
    }

    static Line tell(OrderAmended told) {
        var fields =
                told.changedFields().stream()
                        .map(field -> field.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
        return new Line(
                ORDERS,
                "order is amended by %s (%s), from %s to %s%s"
                        .formatted(
                                told.amendedBy(),
                                fields,
                                Narrator.money(told.previousTotal(), told.currency()),
                                Narrator.money(told.newTotal(), told.currency()),
                                because(told.reason())));
    }

    static Line tell(OrderDeliveryAddressChanged told) {
        return new Line(
                ORDERS,
                "order goes to %s instead of %s, says %s"
                        .formatted(
                                told.deliveryAddress().postalCode(),
                                told.previousPostalCode(),
                                told.changedBy()));
    }

    static Line tell(OrderFulfilmentStarted told) {
        return new Line(
                ORDERS,
                "warehouse %s is to send %s"
                        .formatted(told.warehouseId(), units(told.itemCount())));
    }

    static Line tell(OrderCompleted told) {
        return new Line(ORDERS, "everything in the order is delivered or cancelled");
    }

    static Line tell(OrderArchived told) {
        return new Line(ORDERS, "order is archived as " + told.archiveReference());
    }

    static Line tell(PickingStarted told) {
        return new Line(WAREHOUSE, "somebody picks the order");
    }

    static Line tell(OrderShortPicked told) {
        var missing =
                told.items().stream().mapToInt(item -> item.requested() - item.picked()).sum();
        return new Line(
                WAREHOUSE,
                "cannot send %s%s"
                        .formatted(
                                units(missing), because(told.items().getFirst().reason().name())));
    }

    static Line tell(OrderPacked told) {
        return new Line(WAREHOUSE, "order is packed" + parcels(told.parcelCount()));
    }

    static Line tell(OrderReadyForShipping told) {
        return new Line(WAREHOUSE, "order waits for its carrier" + parcels(told.parcelCount()));
    }

    static Line tell(StopFulfilment asked) {
        var items = asked.items();
        var what = items == null ? "the order" : units(sum(items));
        return new Line(ORDERS, "asks to keep %s here%s".formatted(what, because(asked.reason())));
    }

    static Line tell(FulfilmentStopped told) {
        return new Line(WAREHOUSE, "keeps " + units(sum(told.items())) + " here");
    }

    static Line tell(FulfilmentStopRefused told) {
        return new Line(WAREHOUSE, "cannot stop" + because(told.reason().name()));
    }

    static Line tell(CreateShipment asked) {
        return new Line(WAREHOUSE, "asks for a shipment to " + asked.destination().postcode());
    }

    static Line tell(ShipmentCreated told) {
        var carrier = told.carrier();
        return new Line(
                SHIPPING,
                "%s takes it as %s"
                        .formatted(
                                carrier == null ? "the carrier" : carrier, told.trackingNumber()));
    }

    static Line tell(ShipmentDelivered told) {
        var signed = told.signedBy();
        return new Line(
                SHIPPING,
                "shipment is delivered" + (signed == null ? "" : ", signed by " + signed));
    }

    static Line tell(ShipmentFailed told) {
        var parcels = told.parcels();
        var what = parcels == null ? "shipment" : "parcel " + numbers(parcels);
        return new Line(SHIPPING, what + " has not arrived" + because(told.reason().name()));
    }

    private static String numbers(List<ShippedParcel> parcels) {
        return parcels.stream()
                .map(ShippedParcel::trackingNumber)
                .collect(Collectors.joining(", "));
    }

    private static int sum(List<ProductUnits> items) {
        return items.stream().mapToInt(ProductUnits::quantity).sum();
    }

    static String units(int many) {
        return many == 1 ? "1 unit" : many + " units";
    }

    private static String parcels(@Nullable Integer many) {
        if (many == null) {
            return "";
        }
        return many == 1 ? " in 1 parcel" : " in " + many + " parcels";
    }

    private static String because(@Nullable String reason) {
        return reason == null ? "" : ", because: " + reason;
    }
}
