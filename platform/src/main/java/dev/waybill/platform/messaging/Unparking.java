package dev.waybill.platform.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings parked messages back, or lets them go, as operators have decided. */
final class Unparking {

    private static final Logger LOG = LoggerFactory.getLogger(Unparking.class);

    private final Delivery.Parts parts;

    Unparking(Delivery.Parts parts) {
        this.parts = parts;
    }

    /**
     * Does what operators have decided about parked messages, and lets those behind them go on, in
     * order.
     */
    void resumeDecided() {
        for (var key : parts.parked().decided(parts.reader())) {
            while (resumeFirst(key)) {
                LOG.info("{} goes on with {}", parts.reader(), key);
            }
        }
    }

    /**
     * @return whether the next of the key may be tried
     */
    private boolean resumeFirst(ParkedMessages.Key key) {
        var tried = new ArrayList<Long>(1);
        try {
            return parts.transactor()
                    .run(parts.system(), (outbox, now) -> resumeFirst(key, tried, outbox, now));
        } catch (RuntimeException failure) {
            if (Delivery.isOutage(failure) || tried.isEmpty()) {
                throw failure;
            }
            parts.parked().failed(tried.getFirst(), Delivery.describe(failure));
            return false;
        }
    }

    private boolean resumeFirst(
            ParkedMessages.Key key, List<Long> tried, Outbox outbox, Instant now) {
        var first = parts.parked().first(parts.reader(), key);
        if (first.isEmpty()) {
            return false;
        }
        var parked = first.get();
        tried.add(parked.id());
        if (parked.state().equals("DROP")) {
            parts.parked().dropped(parked.id());
        } else {
            parts.listening().handle(List.of(parked.message()), outbox, now);
            parts.parked().done(parked.id());
        }
        return true;
    }
}
