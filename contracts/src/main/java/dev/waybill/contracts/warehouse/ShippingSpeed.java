package dev.waybill.contracts.warehouse;

/** How fast a carrier is to be. */
public enum ShippingSpeed {
    STANDARD,
    EXPRESS,
    NEXT_DAY
}
