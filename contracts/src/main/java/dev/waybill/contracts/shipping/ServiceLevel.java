package dev.waybill.contracts.shipping;

/** How fast a shipment is to arrive. */
public enum ServiceLevel {
    STANDARD,
    EXPRESS,
    NEXT_DAY
}
