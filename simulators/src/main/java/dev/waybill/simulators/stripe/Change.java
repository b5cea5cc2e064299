package dev.waybill.simulators.stripe;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happens in Stripe's books: the journal's lines are made of these, and the books are their
 * sum.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = Change.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Change.Confirmed.class, name = "confirmed"),
    @JsonSubTypes.Type(value = Change.Captured.class, name = "captured"),
    @JsonSubTypes.Type(value = Change.Expired.class, name = "expired"),
    @JsonSubTypes.Type(value = Change.Canceled.class, name = "canceled"),
    @JsonSubTypes.Type(value = Change.Refunded.class, name = "refunded"),
    @JsonSubTypes.Type(value = Change.Disputed.class, name = "disputed"),
    @JsonSubTypes.Type(value = Change.DisputeClosed.class, name = "dispute_closed"),
    @JsonSubTypes.Type(value = Change.Refused.class, name = "refused"),
    @JsonSubTypes.Type(value = Change.Acknowledged.class, name = "acknowledged"),
    @JsonSubTypes.Type(value = Change.Lost.class, name = "lost")
})
sealed interface Change {

    /** The first line: the salt makes ids differ from those of any other journal. */
    record Opened(String salt) implements Change {}

    /**
     * @param confirmed the card was charged in the same request
     */
    record Created(
            int intent,
            long amount,
            String currency,
            boolean manual,
            @Nullable String paymentMethod,
            boolean confirmed,
            @Nullable Decline decline,
            Map<String, String> metadata,
            @Nullable Boolean multicapture)
            implements Change {
        Created(
                int intent,
                long amount,
                String currency,
                boolean manual,
                @Nullable String paymentMethod,
                boolean confirmed,
                @Nullable Decline decline,
                Map<String, String> metadata) {
            this(
                    intent,
                    amount,
                    currency,
                    manual,
                    paymentMethod,
                    confirmed,
                    decline,
                    metadata,
                    null);
        }
    }

    record Confirmed(int intent, String paymentMethod, @Nullable Decline decline)
            implements Change {}

    /**
     * @param last the rest is released; not said where an intent could be captured once only
     */
    record Captured(int intent, long amount, @Nullable Boolean last) implements Change {
        boolean isLast() {
            return last == null || last;
        }
    }

    /**
     * An authorization was too old.
     *
     * @param taken a part of it had been captured: that stays
     */
    record Expired(int intent, boolean taken) implements Change {}

    record Canceled(int intent, @Nullable String reason) implements Change {}

    record Refunded(
            int refund,
            int intent,
            long amount,
            @Nullable String reason,
            Map<String, String> metadata)
            implements Change {}

    /** The customer has asked their bank for the money back. */
    record Disputed(int dispute, int intent, long amount) implements Change {}

    record DisputeClosed(int dispute, boolean won) implements Change {}

    /** Nothing happened, but the refusal is kept for its idempotency key. */
    record Refused(@Nullable Integer intent, Refusal refusal) implements Change {}

    /** Webhook events that the receiver has taken. */
    record Acknowledged(List<Integer> events) implements Change {}

    /** A webhook event that is never delivered. */
    record Lost(int event) implements Change {}
}
