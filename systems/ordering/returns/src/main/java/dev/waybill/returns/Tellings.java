package dev.waybill.returns;

import dev.waybill.contracts.inventory.TakeBackInventory;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.returns.ReturnApproved;
import dev.waybill.contracts.returns.ReturnCancelled;
import dev.waybill.contracts.returns.ReturnCompleted;
import dev.waybill.contracts.returns.ReturnEnd;
import dev.waybill.contracts.returns.ReturnReceived;
import dev.waybill.contracts.returns.ReturnRejected;
import dev.waybill.contracts.returns.ReturnRequested;
import dev.waybill.returns.Return.Approved;
import dev.waybill.returns.Return.Completed;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Pure: what is told about a return, and asked because of it, in the words of the contracts. */
final class Tellings {

    /** Marks a refund that returns asked for, so that the timeline can say who did. */
    private static final String GOODS_RETURNED = "GOODS_RETURNED";

    private Tellings() {}

    static ReturnRequested requested(Sheet sheet) {
        var ask = sheet.ask();
        var items =
                sheet.lines().stream()
                        .map(line ->
                                new ReturnRequested.Item(
                                        line.productId(),
                                        line.quantity(),
                                        line.reason(),
                                        line.sku()))
                        .toList();
        return new ReturnRequested(
                ask.id(),
                ask.orderId(),
                ask.customerId(),
                number(ask.number()),
                ask.kind(),
                items,
                ask.requestedBy(),
                ask.requestedAt(),
                ask.comment(),
                wanted(sheet));
    }

    private static @Nullable List<ReturnRequested.Wanted> wanted(Sheet sheet) {
        var exchange = sheet.exchange();
        return exchange == null
                ? null
                : exchange.wanted().stream()
                        .map(each -> new ReturnRequested.Wanted(each.productId(), each.quantity()))
                        .toList();
    }

    static ReturnApproved approved(Draft draft, @Nullable String reason) {
        var sheet = draft.sheet();
        var items =
                sheet.lines().stream()
                        .map(line ->
                                new ReturnApproved.Item(
                                        line.productId(), line.quantity(), line.sku()))
                        .toList();
        return new ReturnApproved(
                sheet.id(),
                sheet.ask().orderId(),
                sheet.ask().customerId(),
                sheet.ask().kind(),
                items,
                draft.by(),
                draft.now(),
                reason,
                sheet.isClaim() ? null : sheet.terms().labelPaidBy(),
                draft.current() instanceof Approved(_, var expiresAt) ? expiresAt : null,
                sheet.exchange() == null ? null : sheet.exchange().orderId(),
                number(sheet.ask().number()),
                sheet.isClaim() ? null : draft.sendTo().lines(),
                sheet.isClaim() ? null : sheet.terms().labelFee(),
                sheet.ask().currency());
    }

    static ReturnRejected rejected(Draft draft, String reason) {
        var ask = draft.sheet().ask();
        return new ReturnRejected(
                ask.id(),
                ask.orderId(),
                ask.customerId(),
                reason,
                draft.by(),
                draft.now(),
                number(ask.number()));
    }

    static ReturnCancelled ended(Draft draft, ReturnEnd why, @Nullable String note) {
        var ask = draft.sheet().ask();
        return new ReturnCancelled(
                ask.id(),
                ask.orderId(),
                ask.customerId(),
                why,
                draft.by(),
                draft.now(),
                note,
                number(ask.number()));
    }

    static ReturnReceived received(Sheet sheet, Receipt receipt) {
        var items =
                receipt.units().stream()
                        .map(each ->
                                new ReturnReceived.Item(
                                        each.productId(), each.quantity(), each.disposition()))
                        .toList();
        return new ReturnReceived(
                sheet.id(),
                sheet.ask().orderId(),
                sheet.ask().customerId(),
                receipt.warehouseId(),
                items,
                receipt.receivedBy(),
                receipt.receivedAt(),
                number(sheet.ask().number()));
    }

    static TakeBackInventory takeBack(Sheet sheet, Receipt receipt) {
        var items =
                receipt.units().stream()
                        .map(each ->
                                new TakeBackInventory.Item(
                                        each.productId(), each.quantity(), inventorys(each)))
                        .toList();
        return new TakeBackInventory(
                sheet.id(), sheet.ask().orderId(), receipt.warehouseId(), items, receipt.id());
    }

    private static dev.waybill.contracts.inventory.Disposition inventorys(Receipt.Units units) {
        return switch (units.disposition()) {
            case RESTOCK -> dev.waybill.contracts.inventory.Disposition.RESTOCK;
            case REPAIR -> dev.waybill.contracts.inventory.Disposition.REPAIR;
            case SCRAP -> dev.waybill.contracts.inventory.Disposition.SCRAP;
            case BACK_TO_VENDOR -> dev.waybill.contracts.inventory.Disposition.BACK_TO_VENDOR;
        };
    }

    static RefundPayment refund(Sheet sheet, Refund refund) {
        return new RefundPayment(
                refund.id(),
                refund.paymentId(),
                sheet.ask().orderId(),
                refund.amount(),
                sheet.ask().currency(),
                GOODS_RETURNED,
                sheet.id());
    }

    static ReturnCompleted completed(Completed done) {
        var sheet = done.sheet();
        return new ReturnCompleted(
                sheet.id(),
                sheet.ask().orderId(),
                sheet.ask().customerId(),
                sheet.refunded(),
                sheet.ask().currency(),
                done.at(),
                exchanged(sheet),
                number(sheet.ask().number()),
                sheet.backed() == 0 ? null : sheet.backed());
    }

    private static @Nullable UUID exchanged(Sheet sheet) {
        var exchange = sheet.exchange();
        return exchange != null && exchange.state() == Exchange.State.ORDERED
                ? exchange.orderId()
                : null;
    }

    /** As people name a return. */
    static String number(long number) {
        return "RMA-%08d".formatted(number);
    }

    static String money(long minor, String currency) {
        return minor + " " + currency + " in minor units";
    }
}
