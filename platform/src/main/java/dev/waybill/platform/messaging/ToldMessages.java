package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What was told, byte for byte, as long as the outbox keeps it. For people who look at one. */
final class ToldMessages {

    /** Clocks of those who tell and of those who look may differ by so much. */
    private static final Duration ABOUT = Duration.ofSeconds(1);

    private final Database database;

    ToldMessages(Database database) {
        this.database = database;
    }

    record Told(
            String topic, String key, String type, Instant at, byte[] payload, String headers) {}

    /**
     * The outbox has no index by message, since everybody who tells would pay for it. So the time
     * is asked for, which leaves a few of its partitions to look through.
     */
    Optional<Told> find(UUID id, Instant at) {
        return database.sql(
                        """
                        with kept as (
                            select from_id, to_id from platform.outbox_partition
                            where full_since is null or full_since >= :earliest
                            order by from_id limit 4)
                        select topic, key, type, told_at, payload, headers::text as headers
                        from platform.outbox
                        where id >= (select min(from_id) from kept) and id < (select max(to_id) from kept)
                          and told_at between :earliest and :latest and headers ->> 'id' = :id
                        order by id limit 1
                        """)
                .param("earliest", Database.time(at.minus(ABOUT)))
                .param("latest", Database.time(at.plus(ABOUT)))
                .param("id", id.toString())
                .query((row, _) ->
                        new Told(
                                row.getString("topic"),
                                row.getString("key"),
                                row.getString("type"),
                                Database.instant(row.getTimestamp("told_at")),
                                row.getBytes("payload"),
                                row.getString("headers")))
                .optional();
    }
}
