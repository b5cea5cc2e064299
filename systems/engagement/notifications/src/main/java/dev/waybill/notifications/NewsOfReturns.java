package dev.waybill.notifications;

import static dev.waybill.notifications.News.facts;

import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.returns.ReturnApproved;
import dev.waybill.contracts.returns.ReturnCancelled;
import dev.waybill.contracts.returns.ReturnCompleted;
import dev.waybill.contracts.returns.ReturnReceived;
import dev.waybill.contracts.returns.ReturnRejected;
import dev.waybill.contracts.returns.ReturnRequested;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What has happened to what comes back, and to the money for it. */
final class NewsOfReturns {

    private NewsOfReturns() {}

    static News of(ReturnRequested event) {
        return News.of(
                event.orderId(),
                event.returnId(),
                Template.RETURN_REQUESTED,
                event.customerId(),
                facts(
                        "returnNumber",
                        event.number(),
                        "returnAskedAt",
                        event.requestedAt().toString(),
                        "returned",
                        event.items().stream()
                                .map(item -> units(item.sku(), item.quantity()))
                                .filter(Objects::nonNull)
                                .toList()));
    }

    /** The day is that of UTC: goods are not waited for to the hour. */
    static News of(ReturnApproved event) {
        var until = event.expiresAt();
        return News.of(
                event.orderId(),
                event.returnId(),
                Template.RETURN_APPROVED,
                event.customerId(),
                facts(
                        "returnNumber",
                        event.number(),
                        "returned",
                        event.items().stream()
                                .map(item -> units(item.sku(), item.quantity()))
                                .filter(Objects::nonNull)
                                .toList(),
                        "sendTo",
                        lines(event.sendTo()),
                        "sendBy",
                        until == null
                                ? null
                                : until.atZone(ZoneOffset.UTC).toLocalDate().toString(),
                        "labelPaidBy",
                        event.labelPaidBy() == null ? null : event.labelPaidBy().name(),
                        "labelFee",
                        something(event.labelFee()),
                        "currency",
                        event.currency(),
                        "exchangeOrder",
                        event.exchangeOrderId() == null
                                ? null
                                : event.exchangeOrderId().toString()));
    }

    /** A carrier's label takes a moment longer than the approval that it belongs to. */
    static News of(ReturnLabelCreated event) {
        return News.of(
                event.orderId(),
                event.returnId(),
                Template.RETURN_LABEL_READY,
                null,
                facts(
                        "trackingNumber",
                        event.trackingNumber(),
                        "carrier",
                        event.carrier(),
                        "labelledAt",
                        event.createdAt().toString()));
    }

    static News of(ReturnRejected event) {
        return News.of(
                event.orderId(),
                event.returnId(),
                Template.RETURN_REJECTED,
                event.customerId(),
                facts(
                        "returnNumber",
                        event.number(),
                        "rejectedBecause",
                        event.reason(),
                        "rejectedAt",
                        event.rejectedAt().toString()));
    }

    /** Its goods can come in several parcels. */
    static News of(ReturnReceived event) {
        return News.of(
                event.orderId(),
                event.returnId() + "/" + event.receivedAt(),
                Template.RETURN_RECEIVED,
                event.customerId(),
                facts(
                        "returnNumber",
                        event.number(),
                        "receivedUnits",
                        event.items().stream().mapToInt(ReturnReceived.Item::quantity).sum(),
                        "receivedAt",
                        event.receivedAt().toString()));
    }

    /** It is done once more if what was ordered instead of it is not to be. */
    static News of(ReturnCompleted event) {
        return News.of(
                event.orderId(),
                event.returnId() + "/" + event.completedAt(),
                Template.RETURN_COMPLETED,
                event.customerId(),
                facts(
                        "returnNumber",
                        event.number(),
                        "refunded",
                        something(event.refunded()),
                        "credited",
                        something(event.credited()),
                        "currency",
                        event.currency(),
                        "exchangeOrder",
                        event.exchangeOrderId() == null ? null : event.exchangeOrderId().toString(),
                        "completedAt",
                        event.completedAt().toString()));
    }

    static News of(ReturnCancelled event) {
        return News.of(
                event.orderId(),
                event.returnId(),
                Template.RETURN_CANCELLED,
                event.customerId(),
                facts(
                        "returnNumber",
                        event.number(),
                        "returnEnded",
                        event.reason().name(),
                        "returnEndedAt",
                        event.cancelledAt().toString()));
    }

    /** What is given back for a return is told of when the return is done. */
    static News of(RefundProcessed event) {
        var order = event.orderId();
        if (order == null || event.returnId() != null || event.amount() == 0) {
            return News.nothing(
                    order == null ? event.paymentId() : order,
                    "refund-processed/" + event.refundId());
        }
        return News.of(
                order,
                event.refundId(),
                Template.REFUND_PROCESSED,
                null,
                facts(
                        "givenBack",
                        event.amount(),
                        "currency",
                        event.currency(),
                        "givenBackAt",
                        event.processedAt().toString()));
    }

    private static @Nullable Map<String, Object> units(@Nullable String sku, int quantity) {
        return sku == null ? null : facts("sku", sku, "quantity", quantity);
    }

    private static @Nullable List<Map<String, Object>> lines(@Nullable List<String> lines) {
        return lines == null ? null : lines.stream().map(line -> facts("line", line)).toList();
    }

    /** No text speaks of nothing. */
    private static @Nullable Long something(@Nullable Long amount) {
        return amount == null || amount == 0 ? null : amount;
    }
}
