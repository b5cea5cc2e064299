package dev.waybill.simulators.fraud;

/** Why a payment did not simply pass. */
enum Reason {
    HIGH_RISK_SCORE,
    BLOCKLISTED,
    VELOCITY,
    MISMATCH
}
