package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Line;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order in a list: all but what was bought. Amounts are in minor units.
 *
 * @param note what it waits for, when it was asked about alone
 */
record OrderSummary(
        UUID orderId,
        UUID customerId,
        OrderStatus status,
        OrderStage stage,
        long total,
        String currency,
        Instant createdAt,
        @Nullable String confirmationNumber,
        long captured,
        long refunded,
        @Nullable Instant cancelledAt,
        @Nullable CancellationReason cancelReason,
        @Nullable String note) {

    /** As lists show it. */
    static OrderSummary of(Real order) {
        return of(order, null);
    }

    static OrderSummary noted(Real order) {
        return of(order, OrderNotes.of(order));
    }

    private static OrderSummary of(Real order, @Nullable String note) {
        var sheet = order.sheet();
        return new OrderSummary(
                order.id(),
                sheet.terms().customerId(),
                status(order),
                order.stage(),
                order.total(),
                sheet.terms().currency(),
                sheet.createdAt(),
                sheet.number() == null ? null : ConfirmationNumbers.text(sheet.number()),
                sheet.money().captured(),
                sheet.money().refunded(),
                OrderRow.cancelledAt(order),
                OrderRow.cancelReason(order),
                note);
    }

    static OrderDetails details(Real order, Goods goods) {
        var summary = of(order);
        return new OrderDetails(
                order.id(),
                summary.customerId(),
                summary.status(),
                items(order, goods),
                summary.total(),
                summary.currency(),
                summary.createdAt(),
                summary.stage(),
                summary.confirmationNumber(),
                goods.subtotal(),
                goods.discount(),
                summary.captured(),
                summary.refunded(),
                AmendDecider.address(order, goods),
                summary.cancelledAt(),
                summary.cancelReason(),
                order.sheet().terms().checkoutSessionId(),
                order.work().revision(),
                OrderRow.completedAt(order),
                OrderNotes.of(order),
                order.work().amended().method());
    }

    private static List<OrderDetails.Item> items(Real order, Goods goods) {
        var lines = order.work().lines();
        return lines.isEmpty()
                ? goods.lines().stream().map(OrderSummary::item).toList()
                : lines.all().stream().map(OrderSummary::item).toList();
    }

    /** As it ended, also when it is archived. */
    private static OrderStatus status(Real order) {
        return order instanceof Order.Archived archived
                ? OrderStatus.valueOf(archived.ending().status().name())
                : status(order.stage());
    }

    /** The three statuses of the published language. An archived order's is that of its end. */
    static OrderStatus status(OrderStage stage) {
        return switch (stage) {
            case CREATED, CONFIRMED, ON_HOLD, AWAITING_FULFILMENT, FULFILLING ->
                    OrderStatus.CREATED;
            case COMPLETED, ARCHIVED -> OrderStatus.COMPLETED;
            case CANCELLED -> OrderStatus.CANCELLED;
        };
    }

    private static OrderDetails.Item item(Line line) {
        return new OrderDetails.Item(
                line.productId(),
                line.quantity(),
                line.unitPrice(),
                line.sku(),
                line.name(),
                null,
                null,
                null);
    }

    private static OrderDetails.Item item(OrderLine line) {
        return new OrderDetails.Item(
                line.productId(),
                line.ordered(),
                line.unitPrice(),
                line.sku(),
                line.name(),
                line.cancelled(),
                line.dispatched(),
                line.delivered());
    }
}
