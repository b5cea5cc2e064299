package dev.waybill.notifications;

import static java.util.stream.Collectors.toSet;

import dev.waybill.contracts.checkout.CheckoutFailed;
import dev.waybill.contracts.inventory.PromiseChanged;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.warehouse.OrderPacked;
import dev.waybill.platform.Ids;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to an order, as this room keeps it.
 *
 * @param occasion the same however often it is heard
 * @param template none: nobody is told, but what is told later may say it
 * @param customerId if the event names them
 * @param facts what templates may say about it; times are texts as RFC 3339 has them
 */
record News(
        UUID orderId,
        UUID occasion,
        @Nullable Template template,
        @Nullable UUID customerId,
        Map<String, Object> facts) {

    News {
        facts = Map.copyOf(facts);
    }

    static News of(
            UUID orderId,
            Object which,
            Template template,
            @Nullable UUID customerId,
            Map<String, Object> facts) {
        var occasion = Ids.derive(orderId, template.id() + "/" + which);
        return new News(orderId, occasion, template, customerId, facts);
    }

    boolean saysSomething() {
        return template != null || customerId != null || !facts.isEmpty();
    }

    /** The names of what is said of this occasion and no other. */
    Set<String> own() {
        return template == null
                ? Set.of()
                : template.own().stream().map(Field::name).collect(toSet());
    }

    static News of(OrderCreated event) {
        var facts =
                facts("total", event.total(), "currency", event.currency(), "items", items(event));
        var occasion = Ids.derive(event.orderId(), "order-created");
        return new News(event.orderId(), occasion, null, event.customerId(), facts);
    }

    private static List<Map<String, Object>> items(OrderCreated event) {
        return event.items().stream()
                .map(item ->
                        facts(
                                "sku",
                                item.sku(),
                                "quantity",
                                item.quantity(),
                                "unitPrice",
                                item.unitPrice()))
                .toList();
    }

    static News of(OrderConfirmed event) {
        return of(
                event.orderId(),
                "",
                Template.ORDER_CONFIRMED,
                event.customerId(),
                facts(
                        "orderNumber",
                        event.confirmationNumber(),
                        "total",
                        event.total(),
                        "currency",
                        event.currency(),
                        "confirmedAt",
                        event.confirmedAt().toString()));
    }

    static News of(OrderCancelled event) {
        return of(
                event.orderId(),
                "",
                Template.ORDER_CANCELLED,
                event.customerId(),
                facts(
                        "cancelledAt",
                        event.cancelledAt().toString(),
                        "cancelledBecause",
                        event.reason().name()));
    }

    /** The items that are known are not those of the order any more if they have changed. */
    static News of(OrderAmended event) {
        var itemsChanged = event.changedFields().contains(OrderAmended.ChangedField.ITEMS);
        return of(
                event.orderId(),
                event.revision(),
                Template.ORDER_AMENDED,
                null,
                facts(
                        "amendedAt",
                        event.amendedAt().toString(),
                        "previousTotal",
                        event.previousTotal(),
                        "total",
                        event.newTotal(),
                        "currency",
                        event.currency(),
                        "changed",
                        event.changedFields().stream().map(Enum::name).toList(),
                        "items",
                        itemsChanged ? List.of() : null));
    }

    static News of(OrderPlacedOnHold event) {
        return of(
                event.orderId(),
                event.holdId(),
                Template.ORDER_PLACED_ON_HOLD,
                null,
                facts(
                        "heldAt",
                        event.placedAt().toString(),
                        "reviewBy",
                        event.reviewBy().toString(),
                        "customerMessage",
                        event.customerMessage(),
                        "heldBecause",
                        event.reason().name()));
    }

    static News of(OrderHoldReleased event) {
        return of(
                event.orderId(),
                event.holdId(),
                Template.ORDER_HOLD_RELEASED,
                null,
                facts("releasedAt", event.releasedAt().toString()));
    }

    /** The days are those of UTC: a promise is not made to the hour. */
    static News of(PromiseChanged event) {
        return of(
                event.orderId() == null ? event.reservationId() : event.orderId(),
                event.newDate(),
                Template.PROMISE_CHANGED,
                null,
                facts(
                        "changedAt",
                        event.changedAt().toString(),
                        "previousDate",
                        event.previousDate().atZone(ZoneOffset.UTC).toLocalDate().toString(),
                        "newDate",
                        event.newDate().atZone(ZoneOffset.UTC).toLocalDate().toString()));
    }

    static News of(CheckoutFailed event) {
        return of(
                event.orderId(),
                event.checkoutSessionId(),
                Template.CHECKOUT_FAILED,
                event.customerId(),
                facts(
                        "failedAt",
                        event.failedAt().toString(),
                        "failedBecause",
                        event.reason().name()));
    }

    static News of(ShipmentCreated event) {
        return of(
                event.orderId(),
                event.shipmentId(),
                Template.SHIPMENT_CREATED,
                null,
                facts(
                        "trackingNumber",
                        event.trackingNumber(),
                        "carrier",
                        event.carrier(),
                        "estimatedDelivery",
                        event.estimatedDelivery() == null
                                ? null
                                : event.estimatedDelivery().toString(),
                        "shippedAt",
                        event.createdAt().toString()));
    }

    static News of(ShipmentDelivered event) {
        return of(
                event.orderId(),
                event.shipmentId(),
                Template.SHIPMENT_DELIVERED,
                null,
                facts("deliveredAt", event.deliveredAt().toString(), "signedBy", event.signedBy()));
    }

    /** What is packed and goes to a carrier is told of when it leaves. */
    static News of(OrderPacked event) {
        var collectAt = event.collectAt();
        var which = event.fulfilmentId() == null ? event.packedAt() : event.fulfilmentId();
        return collectAt == null
                ? nothing(event.orderId(), "order-packed/" + which)
                : of(
                        event.orderId(),
                        which,
                        Template.READY_TO_COLLECT,
                        null,
                        facts(
                                "collectAt",
                                collectAt,
                                "parcels",
                                event.parcelCount(),
                                "readyAt",
                                event.packedAt().toString()));
    }

    /** What is heard and said to nobody. */
    static News nothing(UUID orderId, String which) {
        return new News(orderId, Ids.derive(orderId, which), null, null, Map.of());
    }

    /** A parcel can be brought in vain more than once. */
    static News of(ShipmentFailed event) {
        return of(
                event.orderId(),
                event.shipmentId() + "/" + event.failedAt(),
                Template.SHIPMENT_FAILED,
                null,
                facts(
                        "deliveryFailedAt",
                        event.failedAt().toString(),
                        "deliveryFailedBecause",
                        event.reason().name()));
    }

    /** Name, value, name, value; what has no value is left out. */
    static Map<String, Object> facts(@Nullable Object... pairs) {
        var facts = new LinkedHashMap<String, Object>();
        for (var at = 0; at < pairs.length; at += 2) {
            var value = pairs[at + 1];
            if (value != null) {
                facts.put(String.valueOf(pairs[at]), value);
            }
        }
        return facts;
    }
}
