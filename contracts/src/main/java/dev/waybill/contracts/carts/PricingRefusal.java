package dev.waybill.contracts.carts;

/** Why a cart could not be bought with a promotion code. */
public enum PricingRefusal {
    UNKNOWN_CODE,
    NOT_YET_VALID,
    EXPIRED,
    MINIMUM_SPEND,
    CURRENCY,
    USED_UP,
    USED_UP_BY_CUSTOMER
}
