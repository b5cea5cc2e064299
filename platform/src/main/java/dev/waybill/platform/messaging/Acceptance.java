package dev.waybill.platform.messaging;

import org.jspecify.annotations.Nullable;

/** Whether the message that has come is the one that must come next. */
interface Acceptance {

    enum Verdict {
        ACCEPT,
        /** A duplicate, or what a zombie sent. */
        OLD,
        /** Something is missing before it; its relay will send both again. */
        AHEAD
    }

    /**
     * @param known how far the reader is on the lane; null if it has never heard the source there
     */
    Verdict judge(@Nullable Progress known, long epoch, long sequence);

    /** Contiguous sequences: the next is the last plus one; a new epoch starts again at one. */
    Acceptance CONTIGUOUS =
            (known, epoch, sequence) -> {
                if (known == null) {
                    return Verdict.ACCEPT;
                }
                if (epoch != known.epoch()) {
                    return epoch < known.epoch()
                            ? Verdict.OLD
                            : sequence == 1 ? Verdict.ACCEPT : Verdict.AHEAD;
                }
                if (sequence == known.lastSequence() + 1) {
                    return Verdict.ACCEPT;
                }
                return sequence <= known.lastSequence() ? Verdict.OLD : Verdict.AHEAD;
            };
}
