package dev.waybill.platform.messaging;

import dev.waybill.platform.Patience;
import dev.waybill.platform.Setback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands accepted messages to the handlers, so that what they do, what they tell and the reader's
 * position are one transaction. A batch that fails is bisected until the bad message stands alone;
 * that one is tried again, then parked.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    private final Parts parts;
    private final Map<Lane, Progress> committed = new HashMap<>();
    private final Map<Lane, Progress> pending = new LinkedHashMap<>();
    private Set<ParkedMessages.Key> parkedKeys = new HashSet<>();

    /**
     * What a delivery is made of; the proof swaps parts for wrong ones.
     *
     * @param pauses how long to wait before each new try of a message that fails alone
     */
    record Parts(
            String system,
            String reader,
            Listening listening,
            Positions positions,
            ParkedMessages parked,
            Transactor transactor,
            List<Duration> pauses,
            Step.Probe probe,
            Patience patience) {}

    /**
     * Another reader has taken over the partition: what this one did is rolled back, it must look
     * where it stands.
     */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Delivery(Parts parts) {
        this.parts = parts;
    }

    /** Starts again from what the database says. */
    Map<Lane, Progress> reload() {
        committed.clear();
        pending.clear();
        committed.putAll(parts.positions().of(parts.reader()));
        parkedKeys = parts.parked().keys(parts.reader());
        return Map.copyOf(committed);
    }

    /** What is next on its lanes, in order; remembered at once if nobody here hears any of it. */
    Turn turn(List<Received> accepted) {
        var free = new ArrayList<Received>(accepted.size());
        var behind = new ArrayList<Received>();
        for (var message : accepted) {
            if (parts.listening().hears(message)) {
                (parkedKeys.contains(ParkedMessages.Key.of(message)) ? behind : free).add(message);
            }
        }
        var turn = Turn.of(accepted, free, behind).with(pending);
        if (!turn.concernsSomebody()) {
            pending.putAll(turn.passed());
        }
        return turn;
    }

    /**
     * @param accepted messages that come next on their lanes, in order
     * @throws Overtaken see there; every other exception is an outage, to be waited out by starting
     *     again
     */
    void deliver(List<Received> accepted) {
        if (!accepted.isEmpty()) {
            deliver(turn(accepted));
        }
    }

    void deliver(Turn turn) {
        if (!turn.concernsSomebody()) {
            return;
        }
        try {
            attempt(turn);
        } catch (RuntimeException failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            divide(turn.messages(), failure);
        }
    }

    /** Writes down how far the reader is, where all that came lately was not for it. */
    void settle() {
        if (!pending.isEmpty()) {
            var goals = Map.copyOf(pending);
            parts.transactor()
                    .run(
                            parts.system(),
                            (_, _) -> {
                                move(goals);
                                return true;
                            });
            moved(goals);
        }
    }

    private void divide(List<Received> batch, RuntimeException failure) {
        if (batch.size() == 1) {
            retryThenPark(batch, failure);
            return;
        }
        var middle = batch.size() / 2;
        deliver(batch.subList(0, middle));
        deliver(batch.subList(middle, batch.size()));
    }

    private void retryThenPark(List<Received> single, RuntimeException first) {
        var failure = first;
        for (var pause : parts.pauses()) {
            new Wakeup(parts.patience()).await(pause);
            try {
                attempt(turn(single));
                return;
            } catch (RuntimeException again) {
                if (isOutage(again)) {
                    throw again;
                }
                failure = again;
            }
        }
        park(single.getFirst(), failure);
    }

    private void park(Received bad, RuntimeException failure) {
        LOG.error("{} parks {} {}", parts.reader(), bad.type(), bad.headers().id(), failure);
        var goal = Turn.of(List.of(bad), List.of(bad), List.of()).with(pending).goals();
        parts.transactor()
                .run(
                        parts.system(),
                        (_, now) -> {
                            var attempts = parts.pauses().size() + 1;
                            park(List.of(bad), describe(failure), attempts, now);
                            move(goal);
                            return true;
                        });
        moved(goal);
        parkedKeys.add(ParkedMessages.Key.of(bad));
    }

    /** One transaction: handle, park, tell, move. */
    private void attempt(Turn turn) {
        parts.transactor()
                .run(
                        parts.system(),
                        (outbox, now) -> {
                            take(turn, outbox, now);
                            move(turn.goals());
                            return true;
                        });
        committed(turn);
    }

    /** Its part of a transaction that it shares with other readers. */
    Transactor.Share share(Turn turn) {
        return new Transactor.Share(parts.system(), (outbox, now) -> take(turn, outbox, now));
    }

    /** To be called when the transaction of a turn has committed. */
    void committed(Turn turn) {
        moved(turn.goals());
        pending.putAll(turn.passed());
    }

    private void take(Turn turn, Outbox outbox, Instant now) {
        handle(turn.free(), outbox, now);
        park(turn.behind(), "waits behind a parked message of its key", 0, now);
    }

    private void moved(Map<Lane, Progress> goals) {
        parts.probe().at(Step.AFTER_COMMIT);
        committed.putAll(goals);
        pending.keySet().removeAll(goals.keySet());
    }

    private void handle(List<Received> messages, Outbox outbox, Instant now) {
        if (!messages.isEmpty()) {
            parts.listening().handle(messages, outbox, now);
        }
    }

    private void park(List<Received> messages, String error, int attempts, Instant now) {
        if (!messages.isEmpty()) {
            parts.parked().add(parts.reader(), messages, error, attempts, now);
        }
    }

    private void move(Map<Lane, Progress> goals) {
        if (!parts.positions().move(moves(goals))) {
            throw new Overtaken();
        }
        parts.probe().at(Step.BEFORE_COMMIT);
    }

    List<Positions.Move> moves(Map<Lane, Progress> goals) {
        var moves = new ArrayList<Positions.Move>(goals.size());
        goals.forEach((lane, to) ->
                moves.add(new Positions.Move(parts.reader(), lane, committed.get(lane), to)));
        return moves;
    }

    /** Does what operators have decided about parked messages. */
    void resumeDecided() {
        if (!parkedKeys.isEmpty()) {
            new Unparking(parts).resumeDecided();
            parkedKeys = parts.parked().keys(parts.reader());
        }
    }

    long parkedCount() {
        return parkedKeys.isEmpty() ? 0 : parts.parked().count(parts.reader());
    }

    /**
     * An outage is nobody's fault in the batch: the same batch will do once the database is back.
     */
    static boolean isOutage(RuntimeException failure) {
        return failure instanceof Overtaken || Setback.of(failure).passes();
    }

    static String describe(RuntimeException failure) {
        var cause = failure.getCause();
        var text = failure + (cause == null ? "" : "; caused by " + cause);
        return text.length() > 2_000 ? text.substring(0, 2_000) : text;
    }
}
