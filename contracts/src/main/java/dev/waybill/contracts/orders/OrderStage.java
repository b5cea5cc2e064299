package dev.waybill.contracts.orders;

/** The finer life of an order. */
public enum OrderStage {
    CREATED,
    CONFIRMED,
    ON_HOLD,
    AWAITING_FULFILMENT,
    FULFILLING,
    COMPLETED,
    CANCELLED,
    ARCHIVED
}
