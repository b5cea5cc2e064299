package dev.waybill.contracts.orders;

/** Why an order is cancelled. */
public enum CancellationReason {
    CUSTOMER_REQUESTED,
    PAYMENT_FAILED,
    OUT_OF_STOCK,
    FRAUD
}
