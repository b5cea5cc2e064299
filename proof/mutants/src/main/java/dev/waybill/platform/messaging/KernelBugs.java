package dev.waybill.platform.messaging;

import dev.waybill.platform.Parts;

/** Wrong parts of the kernel. */
public final class KernelBugs {

    private KernelBugs() {}

    public static Parts sequenceCursor() {
        return Parts.butFor(Window.class, _ -> new HigherIds());
    }

    public static Parts noCompareAndSet() {
        return Parts.butFor(Positions.class, right -> new BlindPositions(right.database));
    }
}
