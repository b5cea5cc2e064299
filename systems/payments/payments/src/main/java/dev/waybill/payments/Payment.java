package dev.waybill.payments;

import dev.waybill.contracts.payments.DeclineReason;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment is in exactly one of these states. Each state with a star has one effect under way at
 * the provider, whose row is SENT or, when nobody can tell what became of it, UNKNOWN; it is asked
 * about until it is known. Refunds run beside all states in which something has been taken.
 *
 * <pre>
 * Unheard --authorize--> Requested* --held--> Authorized --capture--> Capturing* --taken, no more to come--> Captured
 *    |                       |                 |  ^ ^  |                 |  | |                                 ^
 *    |                       |                 |  | |  |                 |  | '--taken, more may come--> Authorized
 *    |                       |                 |  | |  |                 |  |                                   |
 *    |                       |        more is wanted| void, or         nothing  refused                      released
 *    |                       |                 |  | |  nothing more     held    v                               |
 *   void                  refused              v  | |  is wanted         |   CaptureFailed --void--> Voiding* --'
 *    v                       v              Raising* '--refused       Raising*   |                     |
 *  Barred                 Declined             |  '------held--> Capturing*   capture                released,
 *                                              '--refused--> CaptureFailed       v                   nothing taken
 *                                                                           Capturing*                 v
 *                                                                                                    Voided
 * </pre>
 *
 * <p>One thing at a time is asked of the provider: captures that come meanwhile wait for their
 * turn, and a void is remembered. What has been taken is not voided but given back.
 */
sealed interface Payment {

    /** Nobody has asked yet. */
    record Unheard(UUID id) implements Payment {}

    /** Voided before anybody asked: the request that comes late is declined. */
    record Barred(UUID id, UUID orderId, Instant at) implements Payment {}

    /** All states in which the payment has been asked for. */
    sealed interface Known extends Payment {
        Terms terms();
    }

    /** All states in which money is held, or has been. */
    sealed interface Held extends Known {
        Purse purse();

        /** The same state. */
        Held with(Purse other);
    }

    record Requested(Terms terms, boolean voidWished) implements Known {}

    record Authorized(Terms terms, Purse purse) implements Held {
        @Override
        public Authorized with(Purse other) {
            return new Authorized(terms, other);
        }
    }

    /** One more authorization is asked for. */
    record Raising(Terms terms, Purse purse) implements Held {
        @Override
        public Raising with(Purse other) {
            return new Raising(terms, other);
        }
    }

    record Capturing(Terms terms, Purse purse) implements Held {
        @Override
        public Capturing with(Purse other) {
            return new Capturing(terms, other);
        }
    }

    record CaptureFailed(Terms terms, Purse purse, Instant at) implements Held {
        @Override
        public CaptureFailed with(Purse other) {
            return new CaptureFailed(terms, other, at);
        }
    }

    record Captured(Terms terms, Purse purse, Instant at) implements Held {
        @Override
        public Captured with(Purse other) {
            return new Captured(terms, other, at);
        }
    }

    record Voiding(Terms terms, Purse purse) implements Held {
        @Override
        public Voiding with(Purse other) {
            return new Voiding(terms, other);
        }
    }

    record Voided(Terms terms, Purse purse, Instant at) implements Held {
        @Override
        public Voided with(Purse other) {
            return new Voided(terms, other, at);
        }
    }

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

    /** The provider's name for the payment, as far as it is known: its first authorization's. */
    default @Nullable String reference() {
        return switch (this) {
            case Unheard _, Barred _, Requested _ -> null;
            case Held held -> held.purse().first().reference();
            case Declined declined -> declined.ghost();
        };
    }

    /** The key of the effect that the state waits for. */
    default @Nullable UUID underWay() {
        return switch (this) {
            case Requested _ -> Operation.AUTHORIZE.nthKey(id(), 1);
            case Held held -> underWay(held.purse());
            case Unheard _, Barred _, Declined _ -> null;
        };
    }

    private @Nullable UUID underWay(Purse purse) {
        var raise = purse.raise();
        if (raise != null) {
            return Operation.AUTHORIZE.nthKey(id(), raise.nth());
        }
        var taking = purse.capture(Capture.State.TAKING);
        if (taking != null) {
            return Operation.captureKey(id(), taking.id(), taking.hold());
        }
        var releasing = purse.hold(each -> each.state() == Hold.State.RELEASING);
        return releasing == null ? null : Operation.VOID.nthKey(id(), releasing.nth());
    }

    /** The key of an authorization that is under way although the payment is to be voided. */
    default @Nullable UUID unwanted() {
        return switch (this) {
            case Requested(_, var voidWished) when voidWished -> underWay();
            case Raising(_, var purse) when purse.voidWished() -> underWay();
            case Unheard _, Barred _, Known _ -> null;
        };
    }

    /** Whether the question "is it authorized?" has its answer. */
    default boolean isDecided() {
        return !(this instanceof Unheard) && !(this instanceof Requested);
    }
}
