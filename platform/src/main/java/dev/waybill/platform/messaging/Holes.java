package dev.waybill.platform.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sequences that have not come. A hole is never skipped: after a while it is an alarm, and the
 * relay can be rewound.
 */
final class Holes {

    private static final Logger LOG = LoggerFactory.getLogger(Holes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Lane, Hole> open = new ConcurrentHashMap<>();
    private final String reader;
    private final Clock clock;

    Holes(String reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * @param missing the first sequence that has not come
     */
    record Hole(Lane lane, long missing, long seen, Instant since) {}

    void missing(Lane lane, @Nullable Progress known, Received seen) {
        var expected =
                known == null || known.epoch() != seen.epoch() ? 1 : known.lastSequence() + 1;
        var hole =
                open.computeIfAbsent(
                        lane, _ -> new Hole(lane, expected, seen.sequence(), clock.instant()));
        if (isOverdue(hole)) {
            LOG.error(
                    "{} waits for message {} of source {} on {}/{}; it has seen {}. The relay can be rewound: POST /admin/messaging/relay/rewind",
                    reader,
                    hole.missing(),
                    lane.source(),
                    lane.topic(),
                    lane.part(),
                    seen.sequence());
        }
    }

    void filled(Lane lane) {
        open.remove(lane);
    }

    List<Hole> overdue() {
        return open.values().stream().filter(this::isOverdue).toList();
    }

    private boolean isOverdue(Hole hole) {
        return hole.since().plus(PATIENCE).isBefore(clock.instant());
    }
}
