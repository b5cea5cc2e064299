package dev.waybill.proof.fuzz;

/** What a client does on its connection, one thing after the other, before it reads the answer. */
sealed interface Step {

    record Send(byte[] bytes) implements Step {}

    record Wait(int millis) implements Step {}

    /** Says that nothing more comes, and listens on. */
    record HalfClose() implements Step {}
}
