package dev.waybill.payments;

import dev.waybill.platform.messaging.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An effect with all that is needed to carry it out.
 *
 * @param reference the provider's name for the payment; none before it is authorized
 * @param voidWished the payment is not wanted any more: do not authorize it now
 * @param review the screening could not make up its mind
 */
record Errand(
        Effect effect,
        Terms terms,
        @Nullable String reference,
        boolean voidWished,
        Cause cause,
        boolean review) {

    Errand(
            Effect effect,
            Terms terms,
            @Nullable String reference,
            boolean voidWished,
            Cause cause) {
        this(effect, terms, reference, voidWished, cause, false);
    }

    /** The provider's name for what it is about. */
    String object() {
        var own = effect.about().reference();
        return Objects.requireNonNull(own == null ? reference : own, "it was never authorized");
    }

    /** The capture that is made, or given back; one without an id is its payment's only one. */
    UUID captureId() {
        var given = effect.about().captureId();
        return given == null ? effect.paymentId() : given;
    }

    /** The same, when the screening has given its opinion. */
    Errand reviewed(boolean doubtful) {
        return new Errand(effect, terms, reference, voidWished, cause, doubtful);
    }

    /** What to do when the provider has been asked and knows nothing of it. */
    enum IfAbsent {
        SEND,
        WAIT,
        GIVE_UP
    }

    /** The first attempt is sent; every other one asks first what became of the ones before. */
    boolean isFirst() {
        return effect.attempts() == 1;
    }

    /**
     * Capture and void are guarded by the provider's own state, so a new key in place of a burnt
     * one is harmless; an authorization is made once, or not at all.
     *
     * @param searchLag how long something that has happened may be missing from a search
     */
    IfAbsent ifAbsent(Instant now, Duration searchLag) {
        var old = effect.firstSentAt().plus(Effect.KEY_IS_SAFE).isBefore(now);
        return switch (effect.operation()) {
            case VOID -> IfAbsent.SEND;
            case CAPTURE, REFUND -> old ? IfAbsent.GIVE_UP : IfAbsent.SEND;
            case AUTHORIZE -> {
                if (!old && !voidWished && effect.burntKeys() == 0) {
                    yield IfAbsent.SEND;
                }
                var found = !effect.lastSentAt().plus(searchLag).isAfter(now);
                yield found ? IfAbsent.GIVE_UP : IfAbsent.WAIT;
            }
        };
    }
}
