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
        alarms.forEach(alarm -> ring(alarm, now));
    }

    private void ring(Alarm alarm, Instant now) {
        try {
            for (var round = 0; round < MOST_ROUNDS; round++) {
                if (transactor.run(system, (outbox, _) -> alarm.ring(now, outbox)) == 0) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.error("An alarm of {} failed; it will ring again", system, e);
        }
    }
}
