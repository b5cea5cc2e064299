package dev.waybill.notifications;

import dev.waybill.contracts.checkout.CheckoutFailure;
import dev.waybill.contracts.orders.CancellationReason;
import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.returns.LabelPayer;
import dev.waybill.contracts.returns.ReturnEnd;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.notifications.Field.Amount;
import dev.waybill.notifications.Field.Day;
import dev.waybill.notifications.Field.Lines;
import dev.waybill.notifications.Field.Moment;
import dev.waybill.notifications.Field.Money;
import dev.waybill.notifications.Field.Reason;
import dev.waybill.notifications.Field.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The transitions that people are told about: the topic, whether it may wait, what it can say. */
enum Template {
    ORDER_CONFIRMED(Topic.ORDERS, Haste.AT_ONCE),
    ORDER_CANCELLED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Moment("cancelledAt"),
            Reason.of("cancelledBecause", CancellationReason.values())),
    ORDER_AMENDED(
            Topic.ORDERS,
            Haste.AT_ONCE,
            new Moment("amendedAt"),
            new Money("previousTotal"),
            Reason.of("changed", OrderAmended.ChangedField.values())),
    ORDER_PLACED_ON_HOLD(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Moment("heldAt"),
            new Moment("reviewBy"),
            new Words("customerMessage"),
            Reason.of("heldBecause", HoldReason.values())),
    ORDER_HOLD_RELEASED(Topic.ORDERS, Haste.MAY_WAIT, new Moment("releasedAt")),
    PROMISE_CHANGED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Moment("changedAt"),
            new Day("previousDate"),
            new Day("newDate")),
    CHECKOUT_FAILED(
            Topic.CHECKOUTS,
            Haste.AT_ONCE,
            new Moment("failedAt"),
            Reason.of("failedBecause", CheckoutFailure.values())),
    SHIPMENT_CREATED(
            Topic.SHIPPING,
            Haste.MAY_WAIT,
            new Words("trackingNumber"),
            new Words("carrier"),
            new Day("estimatedDelivery"),
            new Moment("shippedAt")),
    SHIPMENT_DELIVERED(
            Topic.SHIPPING, Haste.AT_ONCE, new Moment("deliveredAt"), new Words("signedBy")),
    SHIPMENT_FAILED(
            Topic.SHIPPING,
            Haste.MAY_WAIT,
            new Moment("deliveryFailedAt"),
            Reason.of("deliveryFailedBecause", ShipmentFailure.values())),
    READY_TO_COLLECT(
            Topic.SHIPPING,
            Haste.MAY_WAIT,
            new Words("collectAt"),
            new Amount("parcels"),
            new Moment("readyAt")),
    RETURN_REQUESTED(
            Topic.ORDERS,
            Haste.AT_ONCE,
            new Words("returnNumber"),
            new Moment("returnAskedAt"),
            OfReturns.RETURNED),
    RETURN_APPROVED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Words("returnNumber"),
            OfReturns.RETURNED,
            new Lines("sendTo", List.of(new Words("line"))),
            new Day("sendBy"),
            Reason.of("labelPaidBy", LabelPayer.values()),
            new Money("labelFee"),
            new Words("exchangeOrder")),
    RETURN_LABEL_READY(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Words("trackingNumber"),
            new Words("carrier"),
            new Moment("labelledAt")),
    RETURN_REJECTED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Words("returnNumber"),
            new Words("rejectedBecause"),
            new Moment("rejectedAt")),
    RETURN_RECEIVED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Words("returnNumber"),
            new Amount("receivedUnits"),
            new Moment("receivedAt")),
    RETURN_COMPLETED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Words("returnNumber"),
            new Money("refunded"),
            new Money("credited"),
            new Words("exchangeOrder"),
            new Moment("completedAt")),
    RETURN_CANCELLED(
            Topic.ORDERS,
            Haste.MAY_WAIT,
            new Words("returnNumber"),
            Reason.of("returnEnded", ReturnEnd.values()),
            new Moment("returnEndedAt")),
    REFUND_PROCESSED(
            Topic.ORDERS, Haste.MAY_WAIT, new Money("givenBack"), new Moment("givenBackAt"));

    /** Whether it respects quiet hours. */
    enum Haste {
        /** An answer to what the person does at this moment, or something that is at the door. */
        AT_ONCE,
        MAY_WAIT
    }

    private final Topic topic;
    private final Haste haste;
    private final List<Field> own;
    private final List<Field> fields;

    Template(Topic topic, Haste haste, Field... own) {
        this.topic = topic;
        this.haste = haste;
        this.own = List.of(own);
        this.fields = Stream.concat(OfEveryOrder.FIELDS.stream(), Arrays.stream(own)).toList();
    }

    /** What any order has; a holder of its own, as an enum's constants come before its fields. */
    private static final class OfEveryOrder {
        private static final List<Field> FIELDS =
                List.of(
                        new Words("orderNumber"),
                        new Money("total"),
                        new Moment("confirmedAt"),
                        new Lines(
                                "items",
                                List.of(
                                        new Words("sku"),
                                        new Amount("quantity"),
                                        new Money("unitPrice"))));
    }

    private static final class OfReturns {
        private static final Lines RETURNED =
                new Lines("returned", List.of(new Words("sku"), new Amount("quantity")));
    }

    Topic topic() {
        return topic;
    }

    boolean mayWait() {
        return haste == Haste.MAY_WAIT;
    }

    /** What is said of the occasion itself: another one of the same order has its own. */
    List<Field> own() {
        return own;
    }

    List<Field> fields() {
        return fields;
    }

    /** {@code order-confirmed}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Template> of(String id) {
        return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
    }
}
