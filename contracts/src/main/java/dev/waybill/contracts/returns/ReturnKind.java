package dev.waybill.contracts.returns;

/** What somebody wants who sends something back, or keeps it and claims. */
public enum ReturnKind {
    REFUND,
    EXCHANGE,
    CLAIM
}
