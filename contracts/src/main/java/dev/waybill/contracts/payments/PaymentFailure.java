package dev.waybill.contracts.payments;

/** Why the provider did not take the money. */
public enum PaymentFailure {
    CARD_DECLINED,
    INSUFFICIENT_FUNDS,
    EXPIRED_CARD,
    PROCESSING_ERROR
}
