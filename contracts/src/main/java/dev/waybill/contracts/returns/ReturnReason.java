package dev.waybill.contracts.returns;

/** Why somebody sends something back. */
public enum ReturnReason {
    NO_LONGER_WANTED,
    DOES_NOT_FIT,
    NOT_AS_DESCRIBED,
    WRONG_ITEM,
    DEFECTIVE,
    DAMAGED,
    NOT_RECEIVED
}
