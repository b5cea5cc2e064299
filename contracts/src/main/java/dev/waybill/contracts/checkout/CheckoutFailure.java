package dev.waybill.contracts.checkout;

/** Why a checkout came to nothing. */
public enum CheckoutFailure {
    OUT_OF_STOCK,
    CARD_DECLINED,
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    PAYMENT_ERROR,
    FRAUD,
    TIMED_OUT,
    ORDER_REFUSED,
    CANCELLED_BY_CUSTOMER
}
