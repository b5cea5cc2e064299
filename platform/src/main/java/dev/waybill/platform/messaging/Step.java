package dev.waybill.platform.messaging;

/**
 * The moments of a relay's or a reader's work at which a process can die or sleep; proofs hook in
 * here.
 */
enum Step {
    BEFORE_READ,
    BEFORE_PRODUCE,
    AMID_PRODUCE,
    BEFORE_ACK,
    BEFORE_ADVANCE,
    AFTER_ADVANCE,
    BEFORE_COMMIT,
    AFTER_COMMIT;

    /** In production nothing happens at a step. */
    interface Probe {
        Probe NONE = _ -> {};

        void at(Step step);
    }
}
