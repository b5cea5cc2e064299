package dev.waybill.simulators.stripe;

import org.jspecify.annotations.Nullable;

/**
 * A request that Stripe turns away before it executes anything: nothing is kept, not even for its
 * key.
 */
final class Invalid extends RuntimeException {
    final int status;
    final String type;
    final @Nullable String code;
    final @Nullable String param;
    private final String said;

    private Invalid(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message) {
        super(message, null, false, false); // it is an answer, nobody reads its stack
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.said = message;
    }

    String said() {
        return said;
    }

    static Invalid parameter(String code, @Nullable String param, String message) {
        return new Invalid(400, "invalid_request_error", code, param, message);
    }

    static Invalid missing(String what, String id, String param) {
        return new Invalid(
                404,
                "invalid_request_error",
                "resource_missing",
                param,
                "No such " + what + ": '" + id + "'");
    }

    static Invalid route(String method, String path) {
        return new Invalid(
                404,
                "invalid_request_error",
                null,
                null,
                "Unrecognized request URL (" + method + ": " + path + ").");
    }

    static Invalid unauthorized(String message) {
        return new Invalid(401, "invalid_request_error", null, null, message);
    }

    static Invalid keyReused(String key) {
        return new Invalid(
                400,
                "idempotency_error",
                null,
                null,
                "Keys for idempotent requests can only be used with the same parameters they were first used"
                        + " with. Try using a key other than '"
                        + key
                        + "' if you meant to execute a different request.");
    }

    static Invalid keyInUse(String key) {
        return new Invalid(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                null,
                "There is currently another in-progress request using this Idempotent Key: "
                        + key
                        + ".");
    }

    static Invalid unavailable() {
        return new Invalid(503, "api_error", null, null, "Stripe is temporarily unavailable.");
    }
}
