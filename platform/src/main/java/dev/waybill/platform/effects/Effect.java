package dev.waybill.platform.effects;

import dev.waybill.platform.messaging.Cause;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is asked of the outside, and how often it has been asked.
 *
 * @param subject what of ours it is about
 * @param journey the journey that whatever comes of it belongs to
 * @param burntKeys keys that the other side answers with its own failure for ever
 * @param withdrawn it is not wanted any more: it may be looked for, never sent again
 * @param lastSentAt when it may last have been sent; look-ups do not count
 * @param because why it was asked, as long as whoever asked it lives; its row knows the journey
 *     only
 */
public record Effect<Q>(
        UUID key,
        UUID subject,
        Q question,
        UUID journey,
        int attempts,
        int burntKeys,
        boolean withdrawn,
        Instant firstSentAt,
        Instant lastSentAt,
        @Nullable Cause because) {

    /** How it stands. */
    public enum State {
        SENT,
        UNKNOWN,
        DONE,
        FAILED
    }

    /** A question that is asked for the first time. */
    public static <Q> Effect<Q> of(UUID key, UUID subject, Q question, UUID journey, Instant now) {
        return new Effect<>(key, subject, question, journey, 1, 0, false, now, now, null);
    }

    /** The same, and what comes of the first attempt is told because of that. */
    public static <Q> Effect<Q> of(UUID key, UUID subject, Q question, Cause because, Instant now) {
        var journey = because.correlationId();
        return new Effect<>(key, subject, question, journey, 1, 0, false, now, now, because);
    }

    /** The first attempt is sent; every other one asks first what became of the ones before. */
    public boolean isFirst() {
        return attempts == 1;
    }

    /** Whether the same question may be put again without being taken for a second one. */
    public boolean maySend(Instant now, Pace pace) {
        return !withdrawn && burntKeys == 0 && isKeySafe(now, pace);
    }

    /** Whether the other side still knows the key, if it ever did. */
    public boolean isKeySafe(Instant now, Pace pace) {
        return !firstSentAt.plus(pace.keyIsSafe()).isBefore(now);
    }

    /** What the other side knows the question by. */
    public String idempotencyKey() {
        return burntKeys == 0 ? key.toString() : key + "-" + burntKeys;
    }

    /** Why anything is told because of it. */
    public Cause cause(String actor) {
        return because == null ? Cause.timer(journey, actor) : because;
    }
}
