package dev.waybill.contracts.returns;

/** Why a return is not to be any more. */
public enum ReturnEnd {
    TAKEN_BACK,
    EXPIRED
}
