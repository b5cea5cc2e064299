package dev.waybill.payments;

import java.time.Instant;
import java.util.UUID;

/**
 * One movement of money, by double entry: it leaves the debit account for the credit account.
 * Setting money aside moves none.
 *
 * @param key the effect that moved it: an effect moves money at most once
 */
record Transfer(
        UUID key,
        UUID paymentId,
        Account debit,
        Account credit,
        long amount,
        String currency,
        Cause cause,
        Instant at) {

    /** Why money moves. */
    enum Cause {
        CAPTURE,
        REFUND,
        DISPUTE
    }

    enum Account {
        CUSTOMER,
        /** Captured, not yet paid out by the provider. */
        MERCHANT_PENDING,
        /** Withdrawn by the customer's bank until it has decided. */
        DISPUTED
    }

    static Transfer capture(Terms terms, Capture capture, Instant now) {
        return new Transfer(
                Operation.captureKey(terms.paymentId(), capture.id(), capture.hold()),
                terms.paymentId(),
                Account.CUSTOMER,
                Account.MERCHANT_PENDING,
                capture.amount(),
                terms.currency(),
                Cause.CAPTURE,
                now);
    }

    static Transfer refund(Refund refund, Refund.Part part, Instant now) {
        return new Transfer(
                Operation.refundKey(refund.paymentId(), refund.refundId(), part.captureId()),
                refund.paymentId(),
                Account.MERCHANT_PENDING,
                Account.CUSTOMER,
                part.amount(),
                refund.currency(),
                Cause.REFUND,
                now);
    }
}
