package dev.waybill.contracts.warehouse;

/** Why a fulfilment cannot be stopped. */
public enum StopRefusal {
    ALREADY_PACKED,
    ALREADY_SHIPPED,
    UNKNOWN_FULFILMENT
}
