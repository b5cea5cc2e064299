package dev.waybill.orders;

import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.contracts.orders.OrderCreated;
import dev.waybill.contracts.orders.OrderStatusChanged;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.RefundProcessed;

/** What the view of orders is made of. */
sealed interface ViewFact {

    record Created(OrderCreated event) implements ViewFact {}

    record Confirmed(OrderConfirmed event) implements ViewFact {}

    record Changed(OrderStatusChanged event) implements ViewFact {}

    record Amended(OrderAmended event) implements ViewFact {}

    record Cancelled(OrderCancelled event) implements ViewFact {}

    record Captured(PaymentCaptured event) implements ViewFact {}

    record Refunded(RefundProcessed event) implements ViewFact {}
}
