package dev.waybill.payments;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the provider is asked about a payment: each is kept as a row before it is. */
sealed interface ProviderQuestion {

    /**
     * Sets the whole amount aside.
     *
     * @param paymentMethod the provider's token for the card
     * @param hold the nth authorization of its payment, from 1
     */
    record Authorize(
            UUID orderId,
            @Nullable UUID customerId,
            long amount,
            String currency,
            String paymentMethod,
            int hold)
            implements ProviderQuestion {
        static Authorize of(Terms terms, int nth, long amount) {
            var card = Objects.requireNonNull(terms.card(), "there is no card to charge");
            return new Authorize(
                    terms.orderId(),
                    terms.customerId(),
                    amount,
                    terms.currency(),
                    card.token(),
                    nth);
        }
    }

    /**
     * Takes some of what is held.
     *
     * @param reference the provider's name for the authorization
     * @param hold which one of its payment that is, from 1
     * @param before what had been taken of it before
     * @param last nothing more is taken of it: the rest is released
     */
    record Capture(
            String reference, int hold, UUID captureId, long amount, long before, boolean last)
            implements ProviderQuestion {}

    /**
     * Releases what is held.
     *
     * @param hold which authorization of its payment it is, from 1; zero if it is one too many
     * @param before what had been taken of it before
     */
    record Void(String reference, int hold, long amount, long before) implements ProviderQuestion {
        static Void of(Hold hold) {
            return new Void(hold.reference(), hold.nth(), hold.left(), hold.captured());
        }

        /** Something that nobody counts on any more. */
        static Void ofGhost(String reference, int hold, long amount) {
            return new Void(reference, hold, amount, 0);
        }
    }

    /** Gives back some of what one capture has taken. */
    record Refund(UUID refundId, UUID captureId, String reference, long amount)
            implements ProviderQuestion {}

    default Operation operation() {
        return switch (this) {
            case Authorize _ -> Operation.AUTHORIZE;
            case Capture _ -> Operation.CAPTURE;
            case Void _ -> Operation.VOID;
            case Refund _ -> Operation.REFUND;
        };
    }

    /** The key of its row: the same for the same question, so that asking twice is asking once. */
    default UUID key(UUID paymentId) {
        return switch (this) {
            case Authorize wanted -> Operation.AUTHORIZE.nthKey(paymentId, wanted.hold());
            case Capture wanted ->
                    Operation.captureKey(paymentId, wanted.captureId(), wanted.hold());
            case Void ghost when ghost.hold() == 0 ->
                    Operation.VOID.key(paymentId, ghost.reference());
            case Void wanted -> Operation.VOID.nthKey(paymentId, wanted.hold());
            case Refund wanted ->
                    Operation.refundKey(paymentId, wanted.refundId(), wanted.captureId());
        };
    }
}
