package dev.waybill.contracts.orders;

/** How much hurry an order has in the warehouse. */
public enum FulfilmentPriority {
    STANDARD,
    EXPEDITED,
    SAME_DAY
}
