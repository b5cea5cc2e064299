package dev.waybill.contracts.warehouse;

/** Why units of a product do not go out. */
public enum ShortReason {
    NOT_FOUND,
    DAMAGED,
    WRONG_STOCK
}
