package dev.waybill.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money that somebody wants back.
 *
 * @param refusal why it is not given, if it is REFUSED
 */
record Refund(
        UUID refundId,
        UUID paymentId,
        long amount,
        String currency,
        @Nullable String reason,
        State state,
        @Nullable String refusal,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    enum State {
        REQUESTED,
        PROCESSED,
        REFUSED
    }

    static Refund requested(Ask.GiveBack ask, Instant now) {
        return new Refund(
                ask.refundId(),
                ask.paymentId(),
                ask.amount(),
                ask.currency(),
                ask.reason(),
                State.REQUESTED,
                null,
                now,
                null);
    }

    Refund processed(Instant now) {
        return ended(State.PROCESSED, null, now);
    }

    Refund refused(String why, Instant now) {
        return ended(State.REFUSED, why, now);
    }

    private Refund ended(State end, @Nullable String why, Instant now) {
        return new Refund(
                refundId, paymentId, amount, currency, reason, end, why, requestedAt, now);
    }
}
