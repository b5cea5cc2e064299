package dev.waybill.proof;

import dev.waybill.proof.Log.Lane;
import dev.waybill.proof.Log.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** That no message is missing from the log, and that nobody has heard what is not in it. */
final class Sequences {

    private static final String CLAIMS =
            """
            select format('%s has heard', reader), topic, part, source, epoch, last_sequence from platform.position
            union all
            select 'the relay has sent', split_part(b.key, '/', 1), split_part(b.key, '/', 2)::int, r.source, r.epoch,
                b.value::bigint
            from platform.relay r, jsonb_each_text(r.base) b
            """;

    private final Log log;

    private Sequences(Log log) {
        this.log = log;
    }

    static Invariant in(Log log) {
        return new Invariant(
                "sequences with a hole, or claimed beyond the end of the log",
                "each topic's partitions on Kafka (the newest million messages): sequences per source without a hole; positions and the relay's count within them",
                "Send again from the tick before the hole: POST /admin/messaging/relay/rewind; who has heard a message drops it.",
                Set.of("platform"),
                new Sequences(log)::at);
    }

    /** Somebody says that the log goes at least as far. */
    private record Claim(String who, Lane lane, long sequence) {}

    /** The claims first: the log only grows. */
    private Sight at(Snapshot snapshot) {
        var claims =
                snapshot.sql(CLAIMS)
                        .query((row, _) ->
                                new Claim(
                                        row.getString(1),
                                        new Lane(
                                                row.getString(2),
                                                row.getInt(3),
                                                row.getInt(4),
                                                row.getLong(5)),
                                        row.getLong(6)))
                        .list();
        try {
            return Sight.Taken.of(violations(claims, log.read()));
        } catch (KafkaException e) {
            return Sight.Taken.of(
                    List.of(new Violation("-", "the log cannot be read: " + e.getMessage())));
        }
    }

    private static List<Violation> violations(List<Claim> claims, Reading reading) {
        var violations = new ArrayList<Violation>();
        reading.lanes()
                .forEach((lane, heard) -> {
                    for (var hole : heard.sequences().holesFrom(heard.first())) {
                        violations.add(
                                new Violation(
                                        lane + " from " + hole.first(),
                                        "%s lacks sequences %d to %d"
                                                .formatted(lane, hole.first(), hole.last())));
                    }
                });
        for (var claim : claims) {
            var end = end(claim.lane(), reading);
            if (claim.sequence() > end) {
                violations.add(
                        new Violation(
                                claim.who() + " " + claim.lane(),
                                "%s %d on %s, which ends at %d"
                                        .formatted(
                                                claim.who(), claim.sequence(), claim.lane(), end)));
            }
        }
        return violations;
    }

    /** A lane that is not in the part of the log that was read may have been in what is gone. */
    private static long end(Lane lane, Reading reading) {
        var heard = reading.lanes().get(lane);
        if (heard != null) {
            return heard.sequences().highest();
        }
        var partition = new TopicPartition(lane.topic(), lane.part());
        return reading.whole().getOrDefault(partition, true) ? 0 : Long.MAX_VALUE;
    }
}
