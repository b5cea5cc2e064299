package dev.waybill.contracts.inventory;

/** Why held stock goes back on sale. */
public enum ReleaseReason {
    CHECKOUT_FAILED,
    ORDER_CANCELLED,
    EXPIRED
}
