package dev.waybill.contracts.shipping;

/** Why a shipment, or a parcel of it, did not arrive. */
public enum ShipmentFailure {
    FAILED_DELIVERY,
    LOST,
    DAMAGED,
    RETURNED_TO_SENDER
}
