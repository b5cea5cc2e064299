package dev.waybill.contracts.warehouse;

/** How fast a carrier is to be. */
public enum ShippingService {
    STANDARD,
    EXPRESS,
    NEXT_DAY
}
