package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment is in exactly one of these states. Each state with a star has one effect under way at
 * the provider, whose row is SENT or, when nobody can tell what became of it, UNKNOWN; it is asked
 * about until it is known.
 *
 * <pre>
 * Unheard --authorize--> Requested* --held--> Authorized --capture--> Capturing* --taken--> Captured --refund*--> Captured
 *    |                       |                    |                       |                    ^
 *    |                       |                   void                  refused               taken
 *    |                       |                    v                       v                    |
 *   void                  refused              Voiding* &lt;----void---- CaptureFailed           |
 *    v                       v                    |  `-------------------------------------'
 *  Barred                 Declined             released --> Voided
 * </pre>
 *
 * <p>A void of a payment that has an effect under way is remembered (voidWished) and done as soon
 * as the effect's end is known. What has been taken is not voided but given back.
 */
sealed interface Payment {

    /**
     * How much is held, and by which of the provider's objects.
     *
     * @param review somebody has to look at the order before anything is sent
     */
    record Hold(String reference, Instant at, boolean review) {
        Hold(String reference, Instant at) {
            this(reference, at, false);
        }
    }

    /** Nobody has asked yet. */
    record Unheard(UUID id) implements Payment {}

    /** Voided before anybody asked: the request that comes late is declined. */
    record Barred(UUID id, UUID orderId, Instant at) implements Payment {}

    /** All states in which the payment has been asked for. */
    sealed interface Known extends Payment {
        Terms terms();
    }

    record Requested(Terms terms, boolean voidWished) implements Known {}

    record Authorized(Terms terms, Hold hold) implements Known {}

    record Capturing(Terms terms, Hold hold, long amount, boolean voidWished) implements Known {}

    record CaptureFailed(Terms terms, Hold hold, Instant at) implements Known {}

    /**
     * @param refunding promised to refunds that the provider has not confirmed yet
     */
    record Captured(
            Terms terms, Hold hold, long captured, Instant at, long refunded, long refunding)
            implements Known {

        public Captured {
            if (captured < 0 || refunded < 0 || refunding < 0 || refunded + refunding > captured) {
                throw new IllegalArgumentException("more is given back than was taken");
            }
        }

        /** What may still be given back. */
        long left() {
            return captured - refunded - refunding;
        }

        Captured promise(long amount) {
            return new Captured(terms, hold, captured, at, refunded, refunding + amount);
        }

        Captured giveBack(long amount) {
            return new Captured(terms, hold, captured, at, refunded + amount, refunding - amount);
        }

        Captured keep(long amount) {
            return new Captured(terms, hold, captured, at, refunded, refunding - amount);
        }
    }

    record Voiding(Terms terms, Hold hold) implements Known {}

    record Voided(Terms terms, Hold hold, Instant at) implements Known {}

    /**
     * @param ghost the reference of an authorization that came to light after the payment was
     *     declined; it is cancelled without a word
     */
    record Declined(Terms terms, DeclineReason reason, Instant at, @Nullable String ghost)
            implements Known {}

    default UUID id() {
        return switch (this) {
            case Unheard unheard -> unheard.id();
            case Barred barred -> barred.id();
            case Known known -> known.terms().paymentId();
        };
    }

    /** The provider's name for the payment, as far as it is known. */
    default @Nullable String reference() {
        return switch (this) {
            case Unheard _, Barred _, Requested _ -> null;
            case Authorized(_, var hold) -> hold.reference();
            case Capturing(_, var hold, _, _) -> hold.reference();
            case CaptureFailed(_, var hold, _) -> hold.reference();
            case Captured captured -> captured.hold().reference();
            case Voiding(_, var hold) -> hold.reference();
            case Voided(_, var hold, _) -> hold.reference();
            case Declined declined -> declined.ghost();
        };
    }

    /** Whether the question "is it authorized?" has its answer. */
    default boolean isDecided() {
        return !(this instanceof Unheard) && !(this instanceof Requested);
    }
}
