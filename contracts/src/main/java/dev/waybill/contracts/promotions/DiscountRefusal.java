package dev.waybill.contracts.promotions;

/** Why a promotion code gave no discount. */
public enum DiscountRefusal {
    UNKNOWN_CODE,
    NOT_YET_VALID,
    EXPIRED,
    MINIMUM_SPEND,
    CURRENCY,
    USED_UP,
    USED_UP_BY_CUSTOMER
}
