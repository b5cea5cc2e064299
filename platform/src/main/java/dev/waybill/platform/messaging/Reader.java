package dev.waybill.platform.messaging;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * One reader: what it hears, what it accepts next on each lane, and how it is delivered. Where it
 * stands is in the database. A {@link ReaderLoop} brings it what the log holds.
 */
final class Reader {

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_DECISIONS = Duration.ofMillis(500);

    private final Parts parts;
    private final Set<String> topics;
    private final Reception reception;
    private final Holes holes;
    private final ReaderGauge gauge;
    private @Nullable Turn turn;
    private Instant settled = Instant.MIN;
    private Instant decided = Instant.MIN;

    /** What a reader is made of; the proof swaps parts for wrong ones. */
    record Parts(
            String name,
            Listening listening,
            Delivery delivery,
            Alarms alarms,
            Acceptance acceptance,
            Clock clock) {}

    Reader(Parts parts, ReaderGauge gauge) {
        this.parts = parts;
        this.gauge = gauge;
        this.topics = parts.listening().topics();
        this.holes = new Holes(parts.name(), parts.clock());
        this.reception = new Reception(parts.acceptance(), holes, gauge);
    }

    String name() {
        return parts.name();
    }

    Set<String> topics() {
        return topics;
    }

    boolean hears(String type) {
        return parts.listening().hears(type);
    }

    ReaderGauge gauge() {
        return gauge;
    }

    Holes holes() {
        return holes;
    }

    Delivery delivery() {
        return parts.delivery();
    }

    /**
     * Starts again from what is committed.
     *
     * @return from where each partition has to be read that it has heard before
     */
    Map<TopicPartition, Long> restart() {
        turn = null;
        return reception.restart(parts.delivery().reload());
    }

    /**
     * Takes in what of a poll is next for it.
     *
     * @return whether there is anything in it to be done: then it has a {@link #turn()}
     */
    boolean accept(List<Received> polled) {
        var accepted = reception.accept(polled, topics);
        gauge.accepted(accepted.size());
        turn = accepted.isEmpty() ? null : parts.delivery().turn(accepted);
        return turn != null && turn.concernsSomebody();
    }

    Turn turn() {
        return requireNonNull(turn, "accepted before");
    }

    /** By itself, in transactions of its own. */
    void deliver() {
        parts.delivery().deliver(turn());
    }

    /**
     * After what was polled has been delivered.
     *
     * @param behind messages of its topics that are still in the log
     * @param caughtUp whether it has heard all that there is
     * @return the alarms that are to be rung now
     */
    List<Alarms.Due> look(long behind, boolean caughtUp) {
        gauge.behind(behind, holes);
        var now = parts.clock().instant();
        var due = parts.alarms().due(caughtUp ? now : earliest(now));
        turn = null;
        housekeeping(now);
        return due;
    }

    /**
     * Alarms never overtake messages that are still waiting: until all are heard, it is as late as
     * the oldest of them.
     */
    private Instant earliest(Instant now) {
        return turn == null ? Instant.MIN : turn.earliest(now);
    }

    private void housekeeping(Instant now) {
        if (now.isAfter(decided.plus(LOOK_FOR_DECISIONS)) || now.isBefore(decided)) {
            decided = now;
            parts.delivery().resumeDecided();
            gauge.parked(parts.delivery().parkedCount());
        }
        if (now.isAfter(settled.plus(SETTLE)) || now.isBefore(settled)) {
            settled = now;
            parts.delivery().settle();
        }
    }

    /** Its only input are alarms. */
    List<Alarms.Due> due() {
        return parts.alarms().due(parts.clock().instant());
    }
}
