package dev.waybill.platform.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepted messages on their way into a transaction.
 *
 * @param messages all, in order
 * @param free heard, and nothing of their key is parked
 * @param behind heard, but they wait behind a parked message of their key
 * @param goals how far it brings the reader, on the lanes where something was for it
 * @param passed how far it has come on the others: not worth a row now
 */
record Turn(
        List<Received> messages,
        List<Received> free,
        List<Received> behind,
        Map<Lane, Progress> goals,
        Map<Lane, Progress> passed) {

    static Turn of(List<Received> messages, List<Received> free, List<Received> behind) {
        var last = new LinkedHashMap<Lane, Progress>();
        messages.forEach(message -> last.put(message.lane(), message.progress()));
        var goals = new LinkedHashMap<Lane, Progress>();
        for (var heard : List.of(free, behind)) {
            heard.forEach(message -> goals.put(message.lane(), last.get(message.lane())));
        }
        last.keySet().removeAll(goals.keySet());
        return new Turn(messages, free, behind, goals, last);
    }

    /**
     * With whatever came on the partitions that it moves on: reading starts again at the furthest
     * lane of a partition, so a lane of another source that stayed behind would have a hole.
     *
     * @param pending how far earlier turns have come on lanes, without a row for it
     */
    Turn with(Map<Lane, Progress> pending) {
        var came = new HashMap<>(pending);
        came.putAll(passed);
        came.keySet().removeIf(lane -> goals.containsKey(lane) || !moves(lane));
        if (came.isEmpty()) {
            return this;
        }
        var all = new LinkedHashMap<>(goals);
        all.putAll(came);
        var rest = new LinkedHashMap<>(passed);
        rest.keySet().removeAll(came.keySet());
        return new Turn(messages, free, behind, all, rest);
    }

    private boolean moves(Lane lane) {
        return goals.keySet().stream().anyMatch(lane::sharesPartition);
    }

    boolean concernsSomebody() {
        return !goals.isEmpty();
    }

    /** When the oldest of what is heard was told. */
    Instant earliest(Instant now) {
        var earliest = now;
        for (var message : messages) {
            earliest = message.toldAt().isBefore(earliest) ? message.toldAt() : earliest;
        }
        return earliest;
    }
}
