package dev.waybill.shipping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A carrier's OAuth token, used until shortly before it ends. Nobody waits for a call that somebody
 * else makes: one renews it while the others go on with it, and who finds none asks for one.
 */
final class AccessToken {

    /** A new token from the carrier. */
    interface Issuer {
        Issued issue() throws CarrierFailure;
    }

    record Issued(String token, Duration lifetime) {}

    /**
     * @param until a tenth before its end: it must not end on its way to the carrier
     */
    private record Held(String token, Instant renewAt, Instant until) {}

    private final Issuer issuer;
    private final Clock clock;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile @Nullable Held held;

    AccessToken(Issuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    String get() throws CarrierFailure {
        var known = held;
        var now = clock.instant();
        if (known == null || !now.isBefore(known.until())) {
            return renew();
        }
        if (now.isBefore(known.renewAt()) || !renewing.compareAndSet(false, true)) {
            return known.token();
        }
        try {
            return renew();
        } finally {
            renewing.set(false);
        }
    }

    private String renew() throws CarrierFailure {
        var issued = issuer.issue();
        var tenth = issued.lifetime().dividedBy(10);
        var end = clock.instant().plus(issued.lifetime());
        held = new Held(issued.token(), end.minus(tenth.multipliedBy(2)), end.minus(tenth));
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
