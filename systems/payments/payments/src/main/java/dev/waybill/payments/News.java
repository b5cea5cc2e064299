package dev.waybill.payments;

import dev.waybill.platform.effects.Result;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What comes in from the provider: the outcome of a call of ours, or a hint that it sends by
 * itself.
 */
sealed interface News {

    record Outcome(Result<ProviderQuestion, Report> result) implements News {}

    /**
     * A webhook.
     *
     * @param eventId the provider's id of the event; the same when it is delivered again
     * @param objectId the provider's id of what it is about
     * @param paymentId none if it is about nothing of ours
     * @param report none if it is of no interest
     * @param dispute a chargeback, if it is about one: it names its payment in the provider's words
     */
    record Hint(
            String eventId,
            String type,
            @Nullable String objectId,
            Instant created,
            @Nullable UUID paymentId,
            @Nullable Report report,
            @Nullable Dispute dispute)
            implements News {}
}
