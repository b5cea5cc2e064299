package dev.waybill.platform.messaging;

/** A process's death in a proof: no code of the kernel catches it or cleans up after it. */
final class Died extends Error {
    private static final long serialVersionUID = 1;
}
