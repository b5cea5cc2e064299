package dev.waybill.simulators.fraud;

enum Verdict {
    PASS,
    FAIL,
    REVIEW
}
