package dev.waybill.proof.simulate;

/** The process is gone: its threads end wherever they are, and nothing of them is kept. */
final class Death extends Error {
    private static final long serialVersionUID = 1;

    Death() {
        super("the process was killed", null, false, false);
    }
}
