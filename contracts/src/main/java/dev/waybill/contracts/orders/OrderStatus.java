package dev.waybill.contracts.orders;

/** The life of an order as the outside sees it: created until it is completed or cancelled. */
public enum OrderStatus {
    CREATED,
    COMPLETED,
    CANCELLED
}
