package dev.waybill.payments;

import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import dev.waybill.contracts.payments.DeclineReason;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What Stripe says, in our words. Pure. */
final class StripeWords {

    private StripeWords() {}

    static Report whatIs(PaymentIntent intent) {
        var id = intent.getId();
        return switch (intent.getStatus()) {
            case "requires_capture" -> held(id, intent.getAmountReceived(), isReviewed(intent));
            case "succeeded" -> new Report.Taken(id, intent.getAmountReceived(), true);
            case "canceled" -> new Report.Released(id, isTooOld(intent.getCancellationReason()));
            case "requires_payment_method" -> refused(intent.getLastPaymentError());
            default -> Report.Unknown.because("the intent is " + intent.getStatus());
        };
    }

    /** Some of what is held may have been taken already. */
    static Report held(String id, @Nullable Long received, boolean review) {
        return received == null || received == 0
                ? new Report.Held(id, null, review)
                : new Report.Taken(id, received, false);
    }

    /** Stripe itself gave it up, when its time was over. */
    static boolean isTooOld(@Nullable String cancellationReason) {
        return "expired".equals(cancellationReason) || "automatic".equals(cancellationReason);
    }

    static boolean isLapsed(StripeException refused) {
        return "charge_expired_for_capture".equals(refused.getCode())
                || "capture_charge_authorization_expired".equals(refused.getCode());
    }

    private static boolean isReviewed(PaymentIntent intent) {
        var metadata = intent.getMetadata();
        return metadata != null && Boolean.parseBoolean(metadata.get(StripeProvider.REVIEW));
    }

    static Report whatIs(UUID refundId, UUID captureId, @Nullable String status) {
        return switch (status) {
            case "succeeded" -> new Report.GivenBack(refundId, captureId);
            case "failed", "canceled" ->
                    new Report.NotGivenBack(refundId, captureId, "the refund is " + status);
            case null, default -> Report.Unknown.because("the refund is " + status);
        };
    }

    private static Report refused(@Nullable StripeError error) {
        return error == null
                ? new Report.Refused(DeclineReason.CARD_DECLINED, null)
                : new Report.Refused(reason(error.getCode(), error.getDeclineCode()), null);
    }

    /** Stripe's words for why a card is declined, in ours. */
    static DeclineReason reason(@Nullable String code, @Nullable String declineCode) {
        if ("expired_card".equals(code) || "expired_card".equals(declineCode)) {
            return DeclineReason.EXPIRED_CARD;
        }
        if ("insufficient_funds".equals(declineCode)) {
            return DeclineReason.INSUFFICIENT_FUNDS;
        }
        return "processing_error".equals(code)
                ? DeclineReason.PROCESSING_ERROR
                : DeclineReason.CARD_DECLINED;
    }

    /** What is known after a question that went wrong. */
    static Report of(StripeException failure) {
        return switch (failure) {
            case CardException card ->
                    new Report.Refused(reason(card.getCode(), card.getDeclineCode()), null);
            case RateLimitException _, IdempotencyException _, AuthenticationException _ ->
                    Report.Unknown.because(line(failure));
            // A 500 is kept with its key and repeated for as long as the key lives.
            case StripeException _ ->
                    new Report.Unknown(line(failure), Objects.equals(failure.getStatusCode(), 500));
        };
    }

    static String line(StripeException failure) {
        var status = failure.getStatusCode() == null ? "" : "HTTP " + failure.getStatusCode() + " ";
        var said =
                failure.getCode() == null ? failure.getClass().getSimpleName() : failure.getCode();
        return status + said;
    }
}
