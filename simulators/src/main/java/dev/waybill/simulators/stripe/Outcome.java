package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * What an answer is made of, now and when it is replayed.
 *
 * @param intent null only for a refusal without one
 * @param refund the answer is about this refund, not about the intent
 * @param dispute the answer is about this dispute
 */
record Outcome(
        @Nullable Intent intent,
        @Nullable Moment moment,
        @Nullable Refund refund,
        @Nullable Refusal refusal,
        @Nullable Dispute dispute) {

    Outcome(
            @Nullable Intent intent,
            @Nullable Moment moment,
            @Nullable Refund refund,
            @Nullable Refusal refusal) {
        this(intent, moment, refund, refusal, null);
    }

    static Outcome of(Dispute dispute) {
        var intent = dispute.intent();
        return new Outcome(intent, intent.moment, null, null, dispute);
    }

    static Outcome of(Intent intent) {
        var declined =
                intent.status() == Status.REQUIRES_PAYMENT_METHOD
                        && intent.moment.decline() != null;
        return new Outcome(intent, intent.moment, null, declined ? Refusal.CARD_DECLINED : null);
    }
}
