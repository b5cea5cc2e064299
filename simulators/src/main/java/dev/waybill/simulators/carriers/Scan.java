package dev.waybill.simulators.carriers;

/** What a carrier may say about a parcel. */
enum Scan {
    LABEL,
    PICKED_UP,
    IN_TRANSIT,
    OUT_FOR_DELIVERY,
    ATTEMPT_FAILED,
    DELIVERED,
    LOST,
    DAMAGED,
    RETURNING,
    RETURNED
}
