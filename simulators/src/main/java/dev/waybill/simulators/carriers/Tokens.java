package dev.waybill.simulators.carriers;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The access tokens that have been given out. */
final class Tokens {

    private final Map<String, Instant> goodUntil = new ConcurrentHashMap<>();
    private final AtomicLong given = new AtomicLong();
    private final Clock clock;
    private final LongSupplier seconds;

    Tokens(Clock clock, LongSupplier seconds) {
        this.clock = clock;
        this.seconds = seconds;
    }

    String issue() {
        var token = "tok_" + given.incrementAndGet() + "_" + clock.millis();
        goodUntil.put(token, clock.instant().plusSeconds(seconds.getAsLong()));
        return token;
    }

    long seconds() {
        return seconds.getAsLong();
    }

    long given() {
        return given.get();
    }

    boolean isGood(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return false;
        }
        var until = goodUntil.get(authorization.substring("Bearer ".length()));
        return until != null && clock.instant().isBefore(until);
    }
}
