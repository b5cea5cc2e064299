package dev.waybill.checkout;

import dev.waybill.platform.Parts;

/** Wrong parts of checkout. */
public final class CheckoutBugs {

    private CheckoutBugs() {}

    public static Parts commandIdNotDerived() {
        return Parts.butFor(Messages.class, _ -> new FreshIds());
    }

    public static Parts givesUpCompensation() {
        return Parts.butFor(
                WakeSessions.class, right -> new ThreeTries(right.sessions, right.desk));
    }
}
