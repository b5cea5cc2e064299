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
        Operation cause,
        Instant at) {

    enum Account {
        CUSTOMER,
        /** Captured, not yet paid out by the provider. */
        MERCHANT_PENDING
    }

    static Transfer capture(Terms terms, long amount, Instant now) {
        return new Transfer(
                Operation.CAPTURE.key(terms.paymentId(), null),
                terms.paymentId(),
                Account.CUSTOMER,
                Account.MERCHANT_PENDING,
                amount,
                terms.currency(),
                Operation.CAPTURE,
                now);
    }

    static Transfer refund(Refund refund, Instant now) {
        return new Transfer(
                Operation.REFUND.key(refund.paymentId(), refund.refundId()),
                refund.paymentId(),
                Account.MERCHANT_PENDING,
                Account.CUSTOMER,
                refund.amount(),
                refund.currency(),
                Operation.REFUND,
                now);
    }
}
