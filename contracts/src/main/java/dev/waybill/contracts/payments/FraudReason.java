package dev.waybill.contracts.payments;

/** What the fraud screening found. */
public enum FraudReason {
    HIGH_RISK_SCORE,
    BLOCKLISTED,
    VELOCITY,
    MISMATCH
}
