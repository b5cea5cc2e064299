package dev.waybill.contracts.orders;

/** Why an order was not created. */
public enum OrderRefusal {
    EXPIRED,
    CANCELLED,
    CART_ALREADY_ORDERED,
    PAYMENT_OF_ANOTHER_ORDER
}
