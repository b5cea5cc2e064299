package dev.waybill.platform.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Lets in what comes next on each lane; duplicates and what is ahead of a hole stay outside. */
final class Reception {

    private final Acceptance acceptance;
    private final Holes holes;
    private final ReaderGauge gauge;
    private final Map<Lane, Progress> heard = new HashMap<>();

    Reception(Acceptance acceptance, Holes holes, ReaderGauge gauge) {
        this.acceptance = acceptance;
        this.holes = holes;
        this.gauge = gauge;
    }

    /**
     * Starts again from what is committed.
     *
     * @return from where each partition has to be read: the furthest of its lanes. Lanes of one
     *     partition move together ({@link Turn#with}), so whatever another source said before has
     *     been heard or will be sent again
     */
    Map<TopicPartition, Long> restart(Map<Lane, Progress> committed) {
        heard.clear();
        heard.putAll(committed);
        var offsets = new HashMap<TopicPartition, Long>();
        heard.forEach((lane, progress) ->
                offsets.merge(
                        new TopicPartition(lane.topic(), lane.part()),
                        progress.nextOffset(),
                        Math::max));
        return offsets;
    }

    /** Those of some topics that come next on their lanes, in order. */
    List<Received> accept(List<Received> messages, Set<String> topics) {
        var accepted = new ArrayList<Received>(messages.size());
        for (var message : messages) {
            if (topics.contains(message.topic()) && accept(message)) {
                accepted.add(message);
            }
        }
        return accepted;
    }

    private boolean accept(Received message) {
        var lane = message.lane();
        var known = heard.get(lane);
        var verdict = acceptance.judge(known, message.epoch(), message.sequence());
        switch (verdict) {
            case ACCEPT -> {
                heard.put(lane, message.progress());
                holes.filled(lane);
            }
            case OLD -> gauge.discarded();
            case AHEAD -> {
                gauge.discarded();
                holes.missing(lane, known, message);
            }
        }
        return verdict == Acceptance.Verdict.ACCEPT;
    }
}
