package dev.waybill.orders;

import dev.waybill.orders.AmendAsks.AmendmentAnswer;
import dev.waybill.orders.AmendDecider.Wish;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amendment with a promotion code that is only tried out: promotions says what the code is
 * worth, and what the order would come to is kept until somebody has fetched it.
 *
 * @param answer none before promotions has answered, or if it is refused
 * @param refusal why it cannot be, in a sentence
 */
record Quote(
        UUID id,
        UUID orderId,
        Wish wish,
        Offer offer,
        Instant askedAt,
        @Nullable AmendmentAnswer answer,
        @Nullable String refusal) {

    static Quote asked(UUID id, UUID orderId, Wish wish, Offer offer, Instant now) {
        return new Quote(id, orderId, wish, offer, now, null, null);
    }

    boolean isAnswered() {
        return answer != null || refusal != null;
    }

    Quote answered(AmendmentAnswer comesTo) {
        return new Quote(id, orderId, wish, offer, askedAt, comesTo, null);
    }

    Quote refused(String why) {
        return new Quote(id, orderId, wish, offer, askedAt, null, why);
    }
}
