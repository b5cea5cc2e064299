package dev.waybill.platform.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings a system's alarms, not more often than rows can become due in a way that anyone notices.
 */
final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final int MOST_ROUNDS = 20;

    private final String system;
    private final List<Alarm> alarms;
    private final Transactor transactor;
    private Instant rung = Instant.MIN;

    Alarms(String system, List<Alarm> alarms, Transactor transactor) {
        this.system = system;
        this.alarms = alarms;
        this.transactor = transactor;
    }

    /**
     * @param now as far as the system has heard: rows that are due later are not rung yet
     */
    void ring(Instant now) {
        if (alarms.isEmpty()
                || now.equals(Instant.MIN)
                || (now.isBefore(rung.plus(EVERY)) && now.isAfter(rung))) {
            return;
        }
        rung = now;
        var rounds = 0;
        for (var next = 0; next < alarms.size(); ) {
            var busy = ring(next, now);
            rounds = busy == next ? rounds + 1 : 0;
            next = rounds == MOST_ROUNDS ? busy + 1 : busy;
            rounds %= MOST_ROUNDS;
        }
    }

    /**
     * Those that find nothing share a transaction: they hold no locks. Whoever has found something
     * commits with it, before the next one takes locks in an order of its own.
     *
     * @return who is to ring next
     */
    private int ring(int first, Instant now) {
        var at = new int[] {first};
        try {
            return transactor.run(
                    system,
                    (outbox, _) -> {
                        for (at[0] = first; at[0] < alarms.size(); at[0]++) {
                            if (alarms.get(at[0]).ring(now, outbox) > 0) {
                                return at[0];
                            }
                        }
                        return at[0];
                    });
        } catch (RuntimeException e) {
            LOG.error("An alarm of {} failed; it will ring again", system, e);
            return Math.min(at[0], alarms.size() - 1) + 1;
        }
    }
}
