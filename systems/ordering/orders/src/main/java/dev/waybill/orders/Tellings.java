package dev.waybill.orders;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.orders.OrderStatusChanged.NewStatus;
import dev.waybill.contracts.orders.OrderStatusChanged.PreviousStatus;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.platform.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what the others are told about an event, and asked because of it. */
final class Tellings {

    /** Marks a void that orders asked for, so that the timeline can say who did. */
    static final String ORDER_CANCELLED = "ORDER_CANCELLED";

    private Tellings() {}

    /**
     * @param id derived for commands, so that asking twice is seen to be asking twice; none for
     *     events
     */
    record Telling(@Nullable UUID id, Object message) {
        static Telling event(Object message) {
            return new Telling(null, message);
        }

        static Telling command(Real order, String step, Object message) {
            return new Telling(Ids.derive(order.id(), step), message);
        }
    }

    /**
     * @param order as it stands after the event
     */
    static List<Telling> about(OrderEvent event, Order order, Instant now) {
        return switch (event) {
            case OrderEvent.Created(_, var goods) when order instanceof Real real ->
                    List.of(Telling.event(created(real, goods)));
            case OrderEvent.Confirmed _ when order instanceof Order.Confirmed confirmed ->
                    confirmed(confirmed, now);
            case OrderEvent.Cancelled _ when order instanceof Order.Cancelled cancelled ->
                    cancelled(cancelled);
            case OrderEvent.Created _,
                    OrderEvent.Confirmed _,
                    OrderEvent.Cancelled _,
                    OrderEvent.Forbidden _,
                    OrderEvent.Captured _,
                    OrderEvent.Voided _,
                    OrderEvent.Refunded _ ->
                    List.of();
        };
    }

    /** What is said to someone who asks for what has happened already. */
    static Object again(Real order) {
        return switch (order) {
            case Order.Created created -> confirmation(created);
            case Order.Confirmed confirmed -> confirmation(confirmed);
            case Order.Cancelled cancelled -> cancellation(cancelled);
        };
    }

    private static List<Telling> confirmed(Order.Confirmed order, Instant now) {
        var tellings = new ArrayList<Telling>(3);
        tellings.add(Telling.event(confirmation(order)));
        tellings.add(
                Telling.event(
                        changed(order, PreviousStatus.CREATED, NewStatus.CONFIRMED, null, now)));
        var terms = order.sheet().terms();
        var payment = terms.owedPayment();
        if (payment != null) {
            var capture = new CapturePayment(payment, order.id(), terms.total(), terms.currency());
            tellings.add(Telling.command(order, "capture/1", capture));
        }
        return tellings;
    }

    private static List<Telling> cancelled(Order.Cancelled order) {
        var tellings = new ArrayList<Telling>(4);
        tellings.add(Telling.event(cancellation(order)));
        tellings.add(
                Telling.event(
                        changed(
                                order,
                                PreviousStatus.CONFIRMED,
                                NewStatus.CANCELLED,
                                order.reason(),
                                order.cancelledAt())));
        var reservation = order.sheet().terms().reservationId();
        if (reservation != null) {
            var release =
                    new ReleaseInventory(reservation, ReleaseReason.ORDER_CANCELLED, order.id());
            tellings.add(Telling.command(order, "release/1", release));
        }
        var payment = order.sheet().terms().owedPayment();
        if (payment != null && !settled(order.sheet().money())) {
            tellings.add(giveBack(order, payment));
        }
        return tellings;
    }

    private static boolean settled(Order.Money money) {
        return money.voided() || money.captured() > 0 && money.kept() == 0;
    }

    /**
     * What has been captured is refunded; what may still be in flight is voided, and payments turns
     * that round.
     */
    private static Telling giveBack(Order.Cancelled order, UUID payment) {
        var money = order.sheet().money();
        if (money.captured() == 0) {
            return Telling.command(
                    order, "void/1", new VoidPayment(payment, order.id(), ORDER_CANCELLED));
        }
        var refund =
                new RefundPayment(
                        Ids.derive(order.id(), "refund"),
                        payment,
                        order.id(),
                        money.kept(),
                        order.sheet().terms().currency(),
                        ORDER_CANCELLED);
        return Telling.command(order, "refund/1", refund);
    }

    private static OrderCreated created(Real order, Goods goods) {
        var sheet = order.sheet();
        var items =
                goods.lines().stream()
                        .map(line ->
                                new OrderCreated.Item(
                                        line.sku() == null
                                                ? line.productId().toString()
                                                : line.sku(),
                                        line.quantity(),
                                        line.unitPrice()))
                        .toList();
        return new OrderCreated(
                sheet.id(),
                sheet.terms().customerId(),
                sheet.terms().total(),
                sheet.terms().currency(),
                OrderCreated.Status.CREATED,
                items,
                sheet.createdAt());
    }

    private static OrderConfirmed confirmation(Real order) {
        var sheet = order.sheet();
        var terms = sheet.terms();
        var reservation = terms.reservationId();
        return new OrderConfirmed(
                sheet.id(),
                terms.customerId(),
                sheet.confirmationNumber(),
                terms.paymentAuthorizationId(),
                reservation == null ? null : reservation.toString(),
                terms.total(),
                terms.currency(),
                sheet.createdAt(), // created and confirmed in one handling, at one time
                terms.cartId(),
                terms.checkoutSessionId(),
                terms.paymentId());
    }

    private static OrderCancelled cancellation(Order.Cancelled order) {
        var terms = order.sheet().terms();
        return new OrderCancelled(
                order.id(),
                terms.customerId(),
                order.reason(),
                order.cancelledAt(),
                terms.reservationId(),
                terms.paymentId(),
                terms.cartId(),
                terms.checkoutSessionId());
    }

    private static OrderStatusChanged changed(
            Real order,
            PreviousStatus from,
            NewStatus to,
            @Nullable CancellationReason why,
            Instant at) {
        return new OrderStatusChanged(
                order.id(),
                from,
                to,
                order.sheet().changes(),
                why == null ? null : why.name(),
                order.sheet().terms().correlationId(),
                at);
    }
}
