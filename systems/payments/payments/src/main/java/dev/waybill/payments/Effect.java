package dev.waybill.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked of the provider, and how often it has been asked.
 *
 * @param burntKeys idempotency keys that the provider answers with its own failure for ever
 * @param lastSentAt when it may last have been sent; look-ups do not count
 */
record Effect(
        UUID key,
        UUID paymentId,
        Operation operation,
        @Nullable UUID refundId,
        long amount,
        int attempts,
        int burntKeys,
        Instant firstSentAt,
        Instant lastSentAt,
        About about) {

    /**
     * What of the payment it is about.
     *
     * @param hold the nth authorization, from 1
     * @param reference the provider's name for that; none before it is authorized, or if it is the
     *     payment's own
     * @param captureId the capture that is made, or given back
     * @param before what had been taken of the authorization before
     * @param last nothing more is taken: the rest is released
     */
    record About(
            int hold,
            @Nullable String reference,
            @Nullable UUID captureId,
            long before,
            boolean last) {
        static About hold(int nth, @Nullable String reference) {
            return new About(nth, reference, null, 0, true);
        }
    }

    enum State {
        SENT,
        UNKNOWN,
        DONE,
        FAILED
    }

    /** The provider prunes keys after 24 hours; a pruned key would charge twice. */
    static final Duration KEY_IS_SAFE = Duration.ofHours(20);

    /** Longer than a call can take: after it, whoever made the call is gone. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    static Effect of(UUID paymentId, Step.Wanted wanted, Instant now) {
        return new Effect(
                wanted.key(paymentId),
                paymentId,
                wanted.operation(),
                wanted.refundId(),
                wanted.amount(),
                1,
                0,
                now,
                now,
                wanted.about());
    }

    /** What the provider knows the question by. */
    String idempotencyKey() {
        return burntKeys == 0 ? key.toString() : key + "-" + burntKeys;
    }

    /** Doubles with each attempt. */
    static Duration pause(int attempts) {
        var doublings = Math.min(Math.max(attempts, 1) - 1, 20);
        var pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
