package dev.waybill.shipping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A carrier's OAuth token, asked for once and used until shortly before it ends. */
final class AccessToken {

    /** A new token from the carrier. */
    interface Issuer {
        Issued issue() throws CarrierFailure;
    }

    record Issued(String token, Duration lifetime) {}

    private record Held(String token, Instant until) {}

    private final Issuer issuer;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Held held;

    AccessToken(Issuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    String get() throws CarrierFailure {
        var known = held;
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.token();
        }
        asking.lock();
        try {
            return held == known ? renew() : get();
        } finally {
            asking.unlock();
        }
    }

    private String renew() throws CarrierFailure {
        var issued = issuer.issue();
        // A tenth early: a token must not end on its way to the carrier.
        var good = issued.lifetime().minus(issued.lifetime().dividedBy(10));
        held = new Held(issued.token(), clock.instant().plus(good));
        return issued.token();
    }

    /** The carrier does not know it any more. */
    void forget(String token) {
        var known = held;
        if (known != null && known.token().equals(token)) {
            held = null;
        }
    }
}
