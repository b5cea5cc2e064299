package dev.waybill.platform.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What travels beside a message's payload and is kept with it in the outbox.
 *
 * @param id CloudEvents {@code id}
 * @param system the system that told it; CloudEvents {@code source} is {@code /waybill/<system>}
 * @param version the contract's version
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageHeaders(
        UUID id,
        String system,
        String version,
        UUID correlationId,
        @Nullable UUID causationId,
        @Nullable String traceparent,
        @Nullable String actor) {

    /** Stands in for the headers of a message that the reader does not hear. */
    static final MessageHeaders UNHEARD =
            new MessageHeaders(new UUID(0, 0), "", "", new UUID(0, 0), null, null, null);

    Cause origin() {
        return new Cause(correlationId, causationId, traceparent, actor);
    }
}
