package dev.waybill.proof;

/**
 * One thing that is not as it must be.
 *
 * @param id what it is about: the same thing, looked at again, has the same id
 */
record Violation(String id, String what) {}
