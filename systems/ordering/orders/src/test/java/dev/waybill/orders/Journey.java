package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.Allocation;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.ResourceInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.CancelOrder;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.orders.OrderUnits;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.PaymentFailed;
import dev.waybill.contracts.payments.PaymentFailure;
import dev.waybill.contracts.payments.PaymentVoided;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.shipping.ShippedParcel;
import dev.waybill.contracts.warehouse.FulfilmentStopRefused;
import dev.waybill.contracts.warehouse.FulfilmentStopped;
import dev.waybill.contracts.warehouse.OrderShortPicked;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.ShortReason;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One order and everybody who does something about it. */
final class Journey {

    final SystemWorld world;
    final CreateOrder wish;
    final UUID order;
    final UUID tea;
    final UUID cup;
    private final Set<UUID> taken = new HashSet<>();
    private final Set<UUID> declined = new HashSet<>();

    Journey(SystemWorld world) {
        this(world, Samples.wish(world.ids().next()));
    }

    Journey(SystemWorld world, CreateOrder wish) {
        this.world = world;
        this.wish = wish;
        this.order = Objects.requireNonNull(wish.orderId());
        this.tea = Samples.tea(wish);
        this.cup = Samples.cup(wish);
    }

    Journey placed() {
        world.hear(wish);
        return this;
    }

    /** All of it was taken at once, although nobody had asked for it yet. */
    Journey paid() {
        var payment = Objects.requireNonNull(wish.paymentId());
        world.hear(new PaymentCaptured(payment, order, wish.total(), "GBP", world.now()));
        return this;
    }

    /** Payments takes all that it was asked for and the bank agrees to. */
    Journey captured() {
        var payment = Objects.requireNonNull(wish.paymentId());
        var inAll = 0L;
        for (var asked : world.told(CapturePayment.class)) {
            if (asked.orderId().equals(order)
                    && asked.amount() > 0
                    && !declined.contains(asked.captureId())) {
                taken.add(Objects.requireNonNull(asked.captureId()));
                inAll += asked.amount();
                world.hear(
                        new PaymentCaptured(
                                payment,
                                order,
                                asked.amount(),
                                "GBP",
                                world.now(),
                                asked.captureId(),
                                asked.shipmentId(),
                                inAll));
            }
        }
        return this;
    }

    /** The bank does not agree to the last that was asked for, if it has not already. */
    Journey notCaptured() {
        world.told(CapturePayment.class).stream()
                .filter(each -> each.orderId().equals(order) && each.amount() > 0)
                .reduce((_, last) -> last)
                .filter(each -> !taken.contains(each.captureId()))
                .ifPresent(this::notCaptured);
        return this;
    }

    private void notCaptured(CapturePayment asked) {
        declined.add(Objects.requireNonNull(asked.captureId()));
        world.hear(
                new PaymentFailed(
                        asked.paymentId(),
                        order,
                        PaymentFailure.CARD_DECLINED,
                        world.now(),
                        asked.captureId(),
                        asked.amount()));
    }

    /** Whoever was to look at the order has. */
    Journey allHoldsReleased() {
        var holds = "/orders/" + order + "/holds";
        for (var hold : world.http().get(holds).json()) {
            if (hold.path("releasedAt").isMissingNode() || hold.path("releasedAt").isNull()) {
                world.http()
                        .post(
                                holds + "/" + hold.path("holdId").asString() + "/release",
                                Map.of("resolution", "seen to"));
            }
        }
        return this;
    }

    /** The customer has had time to think again. */
    Journey released() {
        world.clock().advance(Duration.ofMinutes(10));
        world.ring();
        return this;
    }

    Journey picked(UUID shipment, UUID product, int quantity) {
        world.hear(
                new ShipmentCreated(
                        shipment,
                        order,
                        "1Z999",
                        null,
                        null,
                        world.now(),
                        null,
                        List.of(new ShipmentItem(product, quantity)),
                        null));
        return this;
    }

    /** All that the warehouse has leaves together. */
    Journey sent(UUID shipment) {
        world.hear(
                new ShipmentCreated(
                        shipment, order, "1Z999", null, null, world.now(), null, null, null));
        return this;
    }

    Journey delivered(UUID shipment) {
        world.hear(new ShipmentDelivered(shipment, order, world.now(), null, null, null, null));
        return this;
    }

    Journey failed(UUID shipment, ShipmentFailure why) {
        world.hear(new ShipmentFailed(shipment, order, why, world.now(), null, null, null));
        return this;
    }

    /** One shipment, each of these in a parcel of its own, numbered from 1. */
    Journey packed(UUID shipment, ShipmentItem... items) {
        var numbers = IntStream.rangeClosed(1, items.length).boxed().toList();
        world.hear(
                new ShipmentCreated(
                        shipment,
                        order,
                        "1Z1",
                        null,
                        null,
                        world.now(),
                        null,
                        List.of(items),
                        parcels(shipment, numbers)));
        return this;
    }

    /** These parcels of a shipment are at the door; without items they do not say what they are. */
    Journey delivered(UUID shipment, List<Integer> numbers, ShipmentItem... items) {
        world.hear(
                new ShipmentDelivered(
                        shipment,
                        order,
                        world.now(),
                        null,
                        null,
                        said(items),
                        parcels(shipment, numbers)));
        return this;
    }

    /** One parcel of a shipment does not arrive. */
    Journey failed(UUID shipment, ShipmentFailure why, int number, ShipmentItem... items) {
        world.hear(
                new ShipmentFailed(
                        shipment,
                        order,
                        why,
                        world.now(),
                        null,
                        said(items),
                        parcels(shipment, List.of(number))));
        return this;
    }

    private static @Nullable List<ShipmentItem> said(ShipmentItem... items) {
        return items.length == 0 ? null : List.of(items);
    }

    private static List<ShippedParcel> parcels(UUID shipment, List<Integer> numbers) {
        return numbers.stream()
                .map(number ->
                        new ShippedParcel(
                                Ids.derive(shipment, "parcel/" + number), null, "1Z" + number))
                .toList();
    }

    /** Units are not found, and no other place has them. */
    Journey shortPicked(UUID product, int requested, int picked) {
        return notFound(product, requested, picked).foundElsewhere();
    }

    /** Inventory answers what it was asked last; what it does not name is nowhere. */
    Journey foundElsewhere(Allocation... places) {
        world.told(ResourceInventory.class).stream()
                .filter(each -> order.equals(each.orderId()))
                .reduce((_, last) -> last)
                .ifPresent(asked -> world.hear(answer(asked, List.of(places))));
        return this;
    }

    private InventoryResourced answer(ResourceInventory asked, List<Allocation> places) {
        var found = places.stream().mapToInt(Allocation::quantity).sum();
        var missing =
                asked.items().stream()
                        .filter(each -> each.quantity() > found)
                        .map(each -> new StockLine(each.productId(), each.quantity() - found))
                        .toList();
        return new InventoryResourced(
                asked.reservationId(),
                order,
                asked.requestId(),
                places,
                missing,
                world.now(),
                asked.locationId());
    }

    Journey notFound(UUID product, int requested, int picked) {
        world.hear(
                new OrderShortPicked(
                        order,
                        fulfilment().fulfilmentId(),
                        world.ids().next(),
                        List.of(
                                new OrderShortPicked.Item(
                                        product, requested, picked, ShortReason.NOT_FOUND)),
                        world.now()));
        return this;
    }

    Journey cancelled() {
        world.hear(new CancelOrder(order, CancellationReason.CUSTOMER_REQUESTED, "Ada"));
        return this;
    }

    Journey cancelled(UUID product, int quantity) {
        world.hear(
                new CancelOrder(
                        order,
                        CancellationReason.CUSTOMER_REQUESTED,
                        "Ada",
                        List.of(new OrderUnits(product, quantity))));
        return this;
    }

    Journey stopped(ProductUnits... items) {
        var asked = lastStop();
        world.hear(
                new FulfilmentStopped(
                        order, asked.fulfilmentId(), List.of(items), world.now(), asked.stopId()));
        return this;
    }

    Journey stopRefused(StopRefusal why) {
        var asked = lastStop();
        world.hear(
                new FulfilmentStopRefused(
                        order, asked.fulfilmentId(), why, world.now(), asked.stopId()));
        return this;
    }

    Journey refunded(RefundPayment asked) {
        world.hear(
                new RefundProcessed(
                        asked.refundId(),
                        asked.paymentId(),
                        asked.amount(),
                        asked.currency(),
                        world.now()));
        return this;
    }

    /** What was authorized is free again. */
    Journey voided() {
        var payment = Objects.requireNonNull(wish.paymentId());
        world.hear(new PaymentVoided(payment, order, wish.total(), "GBP", world.now()));
        return this;
    }

    OrderFulfilmentStarted fulfilment() {
        return world.told(OrderFulfilmentStarted.class).stream()
                .filter(each -> each.orderId().equals(order))
                .toList()
                .getLast();
    }

    StopFulfilment lastStop() {
        return world.told(StopFulfilment.class).stream()
                .filter(each -> each.orderId().equals(order))
                .toList()
                .getLast();
    }

    OrderDetails details() {
        return world.http().get("/orders/" + order).as(OrderDetails.class);
    }

    OrderStage stage() {
        return Objects.requireNonNull(details().stage());
    }

    @Nullable String note() {
        return details().note();
    }

    /** The stages in the order in which they were told; their sequence has no holes. */
    List<String> stages() {
        var changes =
                world.told(OrderStatusChanged.class).stream()
                        .filter(each -> each.orderId().equals(order))
                        .toList();
        for (var at = 1; at < changes.size(); at++) {
            assertThat(changes.get(at).sequence()).isEqualTo(changes.get(at - 1).sequence() + 1);
            assertThat(changes.get(at).previousStatus().name())
                    .isEqualTo(changes.get(at - 1).newStatus().name());
        }
        return changes.stream().map(each -> each.newStatus().name()).toList();
    }
}
