package dev.waybill.contracts.orders;

/** How the goods reach the customer. */
public enum DeliveryMethod {
    HOME_DELIVERY,
    CLICK_AND_COLLECT
}
