package dev.waybill.notifications;

/** What a person can want to hear about, or not. */
enum Topic {
    ORDERS,
    SHIPPING,
    CHECKOUTS
}
