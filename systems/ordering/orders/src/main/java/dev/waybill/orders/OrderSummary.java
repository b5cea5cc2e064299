package dev.waybill.orders;

import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.OrderDetails;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.orders.OrderStatus;
import dev.waybill.orders.Order.Real;
import dev.waybill.orders.OrderEvent.Goods;
import dev.waybill.orders.OrderEvent.Line;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order in a list: all but what was bought. Amounts are in minor units. */
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
        @Nullable CancellationReason cancelReason) {

    static OrderSummary of(Real order) {
        var sheet = order.sheet();
        return new OrderSummary(
                order.id(),
                sheet.terms().customerId(),
                status(order.stage()),
                order.stage(),
                sheet.terms().total(),
                sheet.terms().currency(),
                sheet.createdAt(),
                sheet.number() == null ? null : ConfirmationNumbers.text(sheet.number()),
                sheet.money().captured(),
                sheet.money().refunded(),
                OrderRow.cancelledAt(order),
                OrderRow.cancelReason(order));
    }

    static OrderDetails details(Real order, Goods goods) {
        var summary = of(order);
        return new OrderDetails(
                order.id(),
                summary.customerId(),
                summary.status(),
                goods.lines().stream().map(OrderSummary::item).toList(),
                summary.total(),
                summary.currency(),
                summary.createdAt(),
                summary.stage(),
                summary.confirmationNumber(),
                goods.subtotal(),
                goods.discount(),
                summary.captured(),
                summary.refunded(),
                goods.address(),
                summary.cancelledAt(),
                summary.cancelReason(),
                order.sheet().terms().checkoutSessionId(),
                null,
                null,
                null);
    }

    /** The three statuses of the published language. */
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
}
