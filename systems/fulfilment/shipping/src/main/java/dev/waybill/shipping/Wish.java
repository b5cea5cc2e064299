package dev.waybill.shipping;

import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ParcelToShip;
import dev.waybill.contracts.shipping.ServiceLevel;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.warehouse.OrderReadyForShipping;
import dev.waybill.contracts.warehouse.Parcel;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to be sent, whoever asks for it. */
record Wish(UUID shipmentId, CreateShipment command) {

    /** A command without an id means the one shipment of its fulfilment, or of its order. */
    static Wish of(CreateShipment command) {
        var given = command.shipmentId();
        var id = given == null ? derived(command.orderId(), command.fulfilmentId()) : given;
        return new Wish(id, command);
    }

    static Wish of(OrderReadyForShipping ready) {
        var to = ready.shippingAddress();
        var service = ready.service();
        var parcels = ready.parcels();
        var command =
                new CreateShipment(
                        ready.orderId(),
                        null,
                        service == null ? null : ServiceLevel.valueOf(service.name()),
                        parcels == null ? ready.parcelCount() : null,
                        new Destination(to.line1(), to.city(), to.postcode(), to.country()),
                        null,
                        ready.fulfilmentId(),
                        ready.recipientName(),
                        ready.promisedBy(),
                        parcels == null ? null : parcels.stream().map(Wish::parcel).toList(),
                        null);
        return of(command);
    }

    private static ParcelToShip parcel(Parcel parcel) {
        return new ParcelToShip(
                parcel.parcelId(),
                parcel.sscc(),
                parcel.weightGrams(),
                parcel.lengthMm(),
                parcel.widthMm(),
                parcel.heightMm(),
                parcel.items().stream()
                        .map(item -> new ShipmentItem(item.productId(), item.quantity()))
                        .toList());
    }

    private static UUID derived(UUID orderId, @Nullable UUID fulfilmentId) {
        return Ids.derive(fulfilmentId == null ? orderId : fulfilmentId, "shipment");
    }

    Terms terms(UUID journey, Instant now) {
        var carrier = command.carrier();
        var items = command.items();
        return new Terms(
                shipmentId,
                command.orderId(),
                command.fulfilmentId(),
                journey,
                command.recipientName(),
                command.destination(),
                command.service(),
                carrier == null ? null : Carrier.named(carrier).orElse(null),
                command.promisedBy(),
                items == null ? Facts.contents(boxes()) : items,
                now);
    }

    /** Who wants a carrier that there is not must not get another one. */
    @Nullable String refusal() {
        var carrier = command.carrier();
        return carrier == null || Carrier.named(carrier).isPresent()
                ? null
                : "there is no carrier " + carrier;
    }

    /** One for each parcel; of those that are only counted nothing is known. */
    List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        var given = command.parcels();
        if (given != null && !given.isEmpty()) {
            given.forEach(parcel -> boxes.add(box(parcel, boxes.size() + 1)));
            return boxes;
        }
        var counted = command.parcelCount();
        for (var number = 1; number <= (counted == null ? 1 : counted); number++) {
            boxes.add(
                    new Box(
                            derived(number),
                            number,
                            null,
                            Box.USUAL_GRAMS,
                            null,
                            null,
                            null,
                            List.of()));
        }
        return boxes;
    }

    private Box box(ParcelToShip parcel, int number) {
        var id = parcel.parcelId();
        var items = parcel.items();
        return new Box(
                id == null ? derived(number) : id,
                number,
                parcel.sscc(),
                parcel.weightGrams(),
                parcel.lengthMm(),
                parcel.widthMm(),
                parcel.heightMm(),
                items == null ? List.of() : items);
    }

    private UUID derived(int number) {
        return Ids.derive(shipmentId, "parcel/" + number);
    }
}
