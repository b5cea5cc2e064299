package dev.waybill.payments;

/**
 * Who moves the money. A call says what it found out and throws nothing on purpose: what cannot be
 * told is {@link Report.Unknown}.
 */
interface PaymentProvider {

    /** Sets the whole amount aside. */
    Report authorize(Errand errand);

    Report capture(Errand errand);

    Report cancel(Errand errand);

    Report refund(Errand errand);

    /**
     * Looks what became of the errand, changing nothing; {@link Report.Absent} if the provider
     * knows nothing of it.
     */
    Report find(Errand errand);
}
