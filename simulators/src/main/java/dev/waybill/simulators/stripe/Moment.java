package dev.waybill.simulators.stripe;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What changes about an intent, at one point of its life; with the intent's fixed part it rebuilds
 * the answer that was given then. Shared, but for what was captured: a million intents pass through
 * a handful of moments.
 *
 * @param attempt the last card put to the intent
 * @param captured what had been captured of it
 */
record Moment(Status status, @Nullable Try attempt, long captured) {
    private static final Map<Moment, Moment> SHARED = new ConcurrentHashMap<>();

    static Moment of(Status status, @Nullable Try attempt, long captured) {
        var wanted = new Moment(status, attempt, captured);
        if (captured > 0) {
            return wanted;
        }
        var known = SHARED.get(wanted);
        if (known != null) {
            return known;
        }
        var earlier = SHARED.putIfAbsent(wanted, wanted);
        return earlier != null ? earlier : wanted;
    }

    int charges() {
        return attempt == null ? 0 : attempt.number();
    }

    @Nullable Decline decline() {
        return attempt == null || status == Status.CANCELED ? null : attempt.decline();
    }
}
