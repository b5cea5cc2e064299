package dev.waybill.contracts.inventory;

/** What becomes of a unit that came back. */
public enum Disposition {
    RESTOCK,
    REPAIR,
    SCRAP,
    BACK_TO_VENDOR
}
