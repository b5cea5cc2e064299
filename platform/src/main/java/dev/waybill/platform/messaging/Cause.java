package dev.waybill.platform.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a message is told.
 *
 * @param correlationId the journey that it belongs to (the checkout session's id, once there is
 *     one)
 * @param causationId the message that led to it; none if a person or a clock did
 * @param traceparent W3C trace context, carried along
 * @param actor who asked, in words: {@code customer 0193...}, {@code operator}, {@code system
 *     checkout}
 */
public record Cause(
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent,
        @Nullable String actor) {

    /** The same cause, told as part of another journey. */
    public Cause correlatedTo(UUID correlation) {
        return new Cause(correlation, causationId, traceparent, actor);
    }

    /** A clock's doing: a timer of the journey {@code correlation} went off. */
    public static Cause timer(UUID correlation, String actor) {
        return new Cause(correlation, null, null, actor);
    }
}
