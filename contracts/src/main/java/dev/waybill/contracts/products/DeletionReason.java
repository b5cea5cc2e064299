package dev.waybill.contracts.products;

/** Why a product was taken out of the catalogue. */
public enum DeletionReason {
    DISCONTINUED,
    DUPLICATE,
    MERCHANT_REQUEST,
    OTHER
}
