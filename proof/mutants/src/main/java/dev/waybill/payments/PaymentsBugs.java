package dev.waybill.payments;

import dev.waybill.platform.Parts;

/** Wrong parts of payments. */
public final class PaymentsBugs {

    private PaymentsBugs() {}

    public static Parts captureWithoutIdempotencyKey() {
        return Parts.butFor(PaymentProvider.class, WithoutKeys::new);
    }

    public static Parts webhookAppliedBeforeStored() {
        return Parts.butFor(NewsHandler.class, AppliedFirst::new);
    }
}
