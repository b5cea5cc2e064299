package dev.waybill.contracts.returns;

/** Who pays for the way back. */
public enum LabelPayer {
    SHOP,
    CUSTOMER
}
