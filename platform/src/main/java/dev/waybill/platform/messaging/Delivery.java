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

    /**
     * @param accepted messages that come next on their lanes, in order
     * @throws Overtaken see there; every other exception is an outage, to be waited out by starting
     *     again
     */
    void deliver(List<Received> accepted) {
        if (accepted.isEmpty()) {
            return;
        }
        if (accepted.stream().noneMatch(this::matters)) {
            accepted.forEach(message -> pending.put(message.lane(), after(message)));
            return;
        }
        try {
            attempt(accepted, List.of(), "");
        } catch (RuntimeException failure) {
            if (isOutage(failure)) {
                throw failure;
            }
            divide(accepted, failure);
        }
    }

    /** Writes down how far the reader is, when all that came lately was not for it. */
    void settle() {
        if (!pending.isEmpty()) {
            attempt(List.of(), List.of(), "");
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
                attempt(single, List.of(), "");
                return;
            } catch (RuntimeException again) {
                if (isOutage(again)) {
                    throw again;
                }
                failure = again;
            }
        }
        var bad = single.getFirst();
        LOG.error("{} parks {} {}", parts.reader(), bad.type(), bad.headers().id(), failure);
        attempt(List.of(), single, describe(failure));
        parkedKeys.add(ParkedMessages.Key.of(bad));
    }

    /** One transaction: handle, park, tell, move. */
    private void attempt(List<Received> messages, List<Received> toPark, String error) {
        var free = new ArrayList<Received>(messages.size());
        var behind = new ArrayList<Received>();
        for (var message : messages) {
            if (parts.listening().hears(message)) {
                (parkedKeys.contains(ParkedMessages.Key.of(message)) ? behind : free).add(message);
            }
        }
        var goals = new LinkedHashMap<>(pending);
        messages.forEach(message -> goals.put(message.lane(), after(message)));
        toPark.forEach(message -> goals.put(message.lane(), after(message)));
        parts.transactor()
                .run(
                        parts.system(),
                        (outbox, now) -> {
                            handle(free, outbox, now);
                            park(behind, "waits behind a parked message of its key", 0, now);
                            park(toPark, error, parts.pauses().size() + 1, now);
                            move(goals);
                            return true;
                        });
        parts.probe().at(Step.AFTER_COMMIT);
        committed.putAll(goals);
        pending.clear();
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
        var moves = new ArrayList<Positions.Move>(goals.size());
        goals.forEach((lane, to) -> moves.add(new Positions.Move(lane, committed.get(lane), to)));
        if (!parts.positions().move(parts.reader(), moves)) {
            throw new Overtaken();
        }
        parts.probe().at(Step.BEFORE_COMMIT);
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

    private boolean matters(Received message) {
        return parts.listening().hears(message);
    }

    private static Progress after(Received message) {
        return new Progress(message.epoch(), message.offset() + 1, message.sequence());
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
