package dev.waybill.orders;

import dev.waybill.contracts.ShippingAddress;
import dev.waybill.contracts.orders.FulfilmentPriority;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderAmended.ChangedField;
import dev.waybill.contracts.orders.OrderArchived;
import dev.waybill.contracts.orders.OrderCompleted;
import dev.waybill.contracts.orders.OrderDeliveryAddressChanged;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.orders.OrderStatusChanged.NewStatus;
import dev.waybill.contracts.orders.OrderStatusChanged.PreviousStatus;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Recorded;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pure: the words for what happens to an order between its confirmation and its end. */
final class StatusTellings {

    private static final int LONGEST_ACTOR = 250;

    private StatusTellings() {}

    /**
     * The event of the contracts, if the outside is to know: an order that is over is held back no
     * more, whoever has to look after its money.
     */
    static Optional<Object> fact(Recorded recorded, Real order, @Nullable Goods goods) {
        return switch (recorded.event()) {
            case OrderEvent.Held _, OrderEvent.HoldReleased _ when isOver(order) ->
                    Optional.empty();
            case OrderEvent.Held held -> Optional.of(placed(recorded, held));
            case OrderEvent.HoldReleased released ->
                    Optional.of(released(recorded, released, order));
            case OrderEvent.Started started ->
                    Optional.of(started(recorded, started, order, goods));
            case OrderEvent.LinesCancelled cancelled -> amended(recorded, cancelled, order);
            case OrderEvent.Completed _ ->
                    Optional.of(
                            new OrderCompleted(
                                    order.id(), order.sheet().terms().customerId(), recorded.at()));
            default -> Optional.empty();
        };
    }

    private static boolean isOver(Real order) {
        return !(order instanceof Order.Open);
    }

    static OrderStatusChanged changed(Recorded recorded, Real before, Real after) {
        return new OrderStatusChanged(
                after.id(),
                PreviousStatus.valueOf(before.stage().name()),
                NewStatus.valueOf(after.stage().name()),
                after.sheet().changes(),
                why(recorded.event()),
                after.sheet().terms().correlationId(),
                recorded.at());
    }

    private static @Nullable String why(OrderEvent event) {
        return switch (event) {
            case OrderEvent.Cancelled(var reason) -> reason.name();
            case OrderEvent.Held held -> held.reason().name();
            case OrderEvent.WentOn _ -> "the warehouse could not be stopped";
            default -> null;
        };
    }

    private static OrderPlacedOnHold placed(Recorded recorded, OrderEvent.Held held) {
        return new OrderPlacedOnHold(
                recorded.orderId(),
                held.holdId(),
                held.reason(),
                held.ownerTeam(),
                held.customerMessage(),
                held.reviewBy(),
                recorded.at());
    }

    private static OrderHoldReleased released(
            Recorded recorded, OrderEvent.HoldReleased released, Real order) {
        var next =
                order instanceof Order.OnHold(_, var resumes) && resumes == Order.Resumes.CONFIRMED
                        ? OrderHoldReleased.NextStatus.CONFIRMED
                        : OrderHoldReleased.NextStatus.AWAITING_FULFILMENT;
        return new OrderHoldReleased(
                recorded.orderId(),
                released.holdId(),
                released.reason(),
                released.resolution(),
                released.by(),
                next,
                recorded.at());
    }

    private static OrderFulfilmentStarted started(
            Recorded recorded, OrderEvent.Started started, Real order, @Nullable Goods goods) {
        var address = AmendDecider.address(order, goods);
        return new OrderFulfilmentStarted(
                recorded.orderId(),
                started.fulfilmentId(),
                started.warehouseId(),
                Units.sum(started.items()),
                FulfilmentPriority.STANDARD,
                order.work().amended().method(),
                null,
                recorded.at(),
                order.sheet().terms().customerId(),
                Units.portions(started.items()).stream()
                        .map(item -> item(item, order.work().lines()))
                        .toList(),
                address == null ? null : address.recipientName(),
                address == null
                        ? null
                        : new ShippingAddress(
                                address.line1(),
                                address.city(),
                                address.postalCode(),
                                address.countryCode()),
                null);
    }

    private static OrderFulfilmentStarted.Item item(Units units, OrderLines lines) {
        var line =
                lines.all().stream()
                        .filter(each -> each.productId().equals(units.productId()))
                        .findFirst()
                        .orElseThrow();
        return new OrderFulfilmentStarted.Item(
                units.productId(), units.quantity(), line.sku(), line.name());
    }

    static List<Object> sentElsewhere(
            Recorded recorded, OrderEvent.AddressChanged changed, Real order) {
        return List.of(
                new OrderAmended(
                        recorded.orderId(),
                        order.work().revision(),
                        List.of(ChangedField.DELIVERY_ADDRESS),
                        order.total(),
                        order.total(),
                        order.sheet().terms().currency(),
                        actor(changed.by()),
                        changed.note(),
                        recorded.at()),
                new OrderDeliveryAddressChanged(
                        recorded.orderId(),
                        order.work().addressRevision(),
                        changed.previousPostalCode(),
                        changed.address(),
                        actor(changed.by()),
                        recorded.at()));
    }

    static OrderArchived archived(Recorded recorded, OrderEvent.Archived archived) {
        return new OrderArchived(
                recorded.orderId(),
                archived.ending().status(),
                archived.category(),
                archived.reference(),
                archived.checksum(),
                archived.ending().at(),
                recorded.at());
    }

    static String actor(String by) {
        return by.length() <= LONGEST_ACTOR ? by : by.substring(0, LONGEST_ACTOR);
    }

    /** An order of which nothing is left is cancelled, not amended. */
    private static Optional<Object> amended(
            Recorded recorded, OrderEvent.LinesCancelled cancelled, Real order) {
        var lines = order.work().lines();
        if (lines.sum(OrderLine::cancelled) == lines.sum(OrderLine::ordered)) {
            return Optional.empty();
        }
        return Optional.of(
                new OrderAmended(
                        recorded.orderId(),
                        order.work().revision(),
                        List.of(ChangedField.ITEMS),
                        order.total() + cancelled.worth(),
                        order.total(),
                        order.sheet().terms().currency(),
                        actor(cancelled.by()),
                        cancelled.note() == null ? cancelled.reason().name() : cancelled.note(),
                        recorded.at(),
                        Priced.now(lines)));
    }
}
