package dev.waybill.returns;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.orders.CreateOrder;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.contracts.payments.VoidPayment;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pure: what is asked of others for what is wanted instead. */
final class ExchangeTellings {

    /** From the last day on which goods may come to the order: time for all that is in between. */
    private static final Duration MARGIN = Duration.ofDays(14);

    private ExchangeTellings() {}

    static ReserveInventory reserve(Sheet sheet, Exchange exchange) {
        var id = sheet.id();
        return new ReserveInventory(
                Exchange.cartOf(id),
                sheet.ask().customerId(),
                exchange.wanted().stream()
                        .map(each -> new ReserveInventory.Item(each.productId(), each.quantity()))
                        .toList(),
                Exchange.reservationOf(id),
                exchange.orderId(),
                sheet.ask()
                        .requestedAt()
                        .plus(sheet.terms().goodsDue().multipliedBy(2))
                        .plus(MARGIN),
                id,
                null,
                null,
                null);
    }

    static AuthorizePayment pay(Sheet sheet, Exchange exchange) {
        var id = sheet.id();
        return new AuthorizePayment(
                Exchange.cartOf(id),
                sheet.ask().customerId(),
                exchange.toPay(),
                sheet.ask().currency(),
                Exchange.paymentOf(id),
                exchange.orderId(),
                null,
                sheet.ask().paymentId());
    }

    static CreateOrder order(Sheet sheet, Exchange exchange, @Nullable List<HoldReason> holds) {
        var id = sheet.id();
        return new CreateOrder(
                Exchange.cartOf(id),
                sheet.ask().customerId(),
                exchange.wanted().stream()
                        .map(each ->
                                new CreateOrder.Item(
                                        each.productId(),
                                        each.quantity(),
                                        each.unitPrice(),
                                        each.sku(),
                                        each.name()))
                        .toList(),
                exchange.toPay(),
                sheet.ask().currency(),
                exchange.authorizationId(),
                exchange.orderId(),
                null,
                Exchange.paymentOf(id),
                Exchange.reservationOf(id),
                exchange.price(),
                exchange.credit(),
                null,
                exchange.address(),
                null,
                holds,
                id);
    }

    static ReleaseInventory release(Sheet sheet, Exchange exchange) {
        return new ReleaseInventory(
                Exchange.reservationOf(sheet.id()),
                ReleaseReason.ORDER_CANCELLED,
                exchange.orderId());
    }

    static VoidPayment undo(Sheet sheet, Exchange exchange) {
        return new VoidPayment(
                Exchange.paymentOf(sheet.id()), exchange.orderId(), "EXCHANGE_GIVEN_UP");
    }
}
