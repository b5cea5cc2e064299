package dev.waybill.contracts.orders;

/** Why an order is held. */
public enum HoldReason {
    PAYMENT_REVIEW,
    FRAUD_REVIEW,
    ADDRESS_VERIFICATION,
    INVENTORY_RECHECK
}
