package dev.waybill.platform.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings a system's alarms, each not more often than it asks for. */
final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int MOST_ROUNDS = 20;

    private final String system;
    private final List<Alarm> alarms;
    private final Transactor transactor;
    private final Instant[] rung;

    /**
     * @param now rows that are due later are not rung yet
     */
    record Due(String system, Alarm alarm, Instant now) {}

    Alarms(String system, List<Alarm> alarms, Transactor transactor) {
        this.system = system;
        this.alarms = alarms;
        this.transactor = transactor;
        this.rung = new Instant[alarms.size()];
        Arrays.fill(rung, Instant.MIN);
    }

    /** Those whose time has come; they count as rung. */
    List<Due> due(Instant now) {
        var due = new ArrayList<Due>();
        if (now.equals(Instant.MIN)) {
            return due;
        }
        for (var i = 0; i < rung.length; i++) {
            var alarm = alarms.get(i);
            // A clock that was set back does not keep anybody waiting.
            if (!now.isBefore(rung[i].plus(alarm.every())) || now.isBefore(rung[i])) {
                rung[i] = now;
                due.add(new Due(system, alarm, now));
            }
        }
        return due;
    }

    /**
     * @param now as far as the system has heard
     */
    void ring(Instant now) {
        ring(transactor, due(now));
    }

    /** Each of them until nothing is due, but no one for ever: it will be rung again. */
    static void ring(Transactor transactor, List<Due> due) {
        var rounds = 0;
        for (var next = 0; next < due.size(); ) {
            var busy = ring(transactor, due, next);
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
    private static int ring(Transactor transactor, List<Due> due, int first) {
        var turn = new Turn(due, first);
        try {
            transactor.run(turn.shares(), () -> {});
        } catch (RuntimeException e) {
            var failed = due.get(Math.min(turn.at, due.size() - 1));
            LOG.error("An alarm of {} failed; it will ring again", failed.system(), e);
            return turn.at + 1;
        }
        return turn.at;
    }

    private static final class Turn {
        private final List<Due> due;
        private final int first;
        private int at;
        private boolean found;

        Turn(List<Due> due, int first) {
            this.due = due;
            this.first = first;
            this.at = first;
        }

        List<Transactor.Share> shares() {
            return due.subList(first, due.size()).stream().map(this::share).toList();
        }

        private Transactor.Share share(Due one) {
            return new Transactor.Share(one.system(), (outbox, _) -> ring(one, outbox));
        }

        private void ring(Due one, Outbox outbox) {
            if (!found) {
                found = one.alarm().ring(one.now(), outbox) > 0;
                at += found ? 0 : 1;
            }
        }
    }
}
