package dev.waybill.platform.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * One message as a handler hears it.
 *
 * @param body what it says, already turned into the handler's own word for it
 * @param at when it was told
 */
public record Heard<F>(F body, UUID id, String type, String subject, Instant at, Cause origin) {

    /** The cause of whatever is told because of this message. */
    public Cause cause() {
        return new Cause(origin.correlationId(), id, origin.traceparent(), origin.actor());
    }

    <G> Heard<G> with(G other) {
        return new Heard<>(other, id, type, subject, at, origin);
    }
}
