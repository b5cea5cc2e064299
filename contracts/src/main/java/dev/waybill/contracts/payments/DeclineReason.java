package dev.waybill.contracts.payments;

/** Why a payment was not authorized. */
public enum DeclineReason {
    CARD_DECLINED,
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    PROCESSING_ERROR,
    FRAUD
}
