package dev.waybill.platform.http;

import dev.waybill.platform.messaging.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Who asks by HTTP, and how: a controller method takes it as a parameter and hands it to {@link
 * Intake#ask}.
 *
 * @param operation method and path pattern, {@code POST /carts/{cartId}/items}
 * @param path the path as asked: an idempotency key is bound to it
 * @param idempotencyKey the client's key, if it sent one
 * @param ifMatch the version that the client has seen, if it sent one ({@code "7"} or {@code *})
 */
public record Asking(
        String operation,
        String path,
        @Nullable String idempotencyKey,
        @Nullable String ifMatch,
        Cause cause) {

    /**
     * Refuses with 412 when the client has seen another version of the resource than {@code
     * version}.
     */
    public void match(long version) {
        if (ifMatch != null && !Etag.matches(ifMatch, version)) {
            throw Problem.of(
                    412,
                    "precondition-failed",
                    "The resource has changed: it is at "
                            + Etag.of(version)
                            + ", not at "
                            + ifMatch
                            + ".");
        }
    }

    /** An asking that comes from inside, such as the outcome of a call to a provider. */
    public static Asking inside(String operation, Cause cause) {
        return new Asking(operation, operation, null, null, cause);
    }
}
