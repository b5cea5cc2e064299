package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages that could not be handled, and those of the same key that wait behind them. */
final class ParkedMessages {

    private static final String COLUMNS =
            "id, topic, part, key, type, payload, headers::text, told_at, error, attempts, parked_at, state, reader, reason";

    private final Database database;

    ParkedMessages(Database database) {
        this.database = database;
    }

    /** What waits for one key of one topic, as one reader sees it. */
    record Key(String topic, String key) {
        static Key of(Received message) {
            return new Key(message.topic(), message.key());
        }
    }

    record Parked(
            long id,
            String reader,
            Received message,
            String error,
            int attempts,
            Instant parkedAt,
            String state,
            String reason) {}

    Set<Key> keys(String reader) {
        return new HashSet<>(
                database.sql(
                                "select distinct topic, key from platform.parked where reader = :reader and state <> 'DROPPED'")
                        .param("reader", reader)
                        .query((row, _) -> new Key(row.getString(1), row.getString(2)))
                        .list());
    }

    void add(String reader, List<Received> messages, String error, int attempts, Instant now) {
        database.sql(
                        """
                        insert into platform.parked
                            (reader, topic, part, key, type, payload, headers, told_at, error, attempts, parked_at)
                        select :reader, m.topic, m.part, m.key, m.type, m.payload, m.headers::jsonb, m.told_at,
                               :error, :attempts, :now
                        from unnest(:topics::text[], :parts::int[], :keys::text[], :types::text[], :payloads::bytea[],
                                    :headers::text[], :times::timestamptz[]) with ordinality
                            as m(topic, part, key, type, payload, headers, told_at, place)
                        order by place
                        """)
                .param("reader", reader)
                .param("error", error)
                .param("attempts", attempts)
                .param("now", Database.time(now))
                .param("topics", Database.texts(messages, Received::topic))
                .param("parts", Database.ints(messages, Received::part))
                .param("keys", Database.texts(messages, Received::key))
                .param("types", Database.texts(messages, Received::type))
                .param("payloads", messages.stream().map(Received::payload).toArray(byte[][]::new))
                .param(
                        "headers",
                        Database.texts(messages, message -> HeadersJson.write(message.headers())))
                .param("times", Database.instants(messages, Received::toldAt))
                .update();
    }

    /**
     * Keys of which an operator wants the first message retried or dropped. What is decided about a
     * later one has to wait until it is the first.
     */
    List<Key> decided(String reader) {
        return database.sql(
                        """
                        select topic, key from (
                            select distinct on (topic, key) topic, key, state from platform.parked
                            where reader = :reader and state <> 'DROPPED'
                            order by topic, key, id) as first
                        where state in ('RETRY', 'DROP')
                        """)
                .param("reader", reader)
                .query((row, _) -> new Key(row.getString(1), row.getString(2)))
                .list();
    }

    /** The first that waits for a key, locked. */
    Optional<Parked> first(String reader, Key key) {
        return database.sql(
                        "select "
                                + COLUMNS
                                + """
                                 from platform.parked
                                where reader = :reader and topic = :topic and key = :key and state <> 'DROPPED'
                                order by id limit 1 for update
                                """)
                .param("reader", reader)
                .param("topic", key.topic())
                .param("key", key.key())
                .query((row, _) -> parked(row))
                .optional();
    }

    void done(long id) {
        database.sql("delete from platform.parked where id = :id").param("id", id).update();
    }

    void dropped(long id) {
        database.sql("update platform.parked set state = 'DROPPED' where id = :id")
                .param("id", id)
                .update();
    }

    /** It failed again: it waits on, and so does everything behind it. */
    void failed(long id, String error) {
        database.sql(
                        """
                        update platform.parked set state = 'WAITING', error = :error, attempts = attempts + 1
                        where id = :id
                        """)
                .param("id", id)
                .param("error", error)
                .update();
    }

    /**
     * @return false if there is no such message waiting
     */
    boolean decide(long id, String state, String reason, String by, Instant now) {
        return !decide(List.of(id), state, reason, by, now).isEmpty();
    }

    /**
     * One statement, however many.
     *
     * @return those that wait
     */
    Set<Long> decide(List<Long> ids, String state, String reason, String by, Instant now) {
        return new HashSet<>(
                database.sql(
                                """
                                update platform.parked
                                set state = :state, reason = :reason, decided_by = :by, decided_at = :now
                                where id = any(:ids::bigint[]) and state <> 'DROPPED'
                                returning id
                                """)
                        .param("ids", Database.longs(ids, id -> id))
                        .param("state", state)
                        .param("reason", reason)
                        .param("by", by)
                        .param("now", Database.time(now))
                        .query(Long.class)
                        .list());
    }

    List<Parked> page(long afterId, int limit) {
        return database.sql(
                        "select "
                                + COLUMNS
                                + " from platform.parked where id > :after and state <> 'DROPPED' order by id limit :limit")
                .param("after", afterId)
                .param("limit", limit)
                .query((row, _) -> parked(row))
                .list();
    }

    long count(String reader) {
        return database.sql(
                        "select count(*) from platform.parked where reader = :reader and state <> 'DROPPED'")
                .param("reader", reader)
                .query(Long.class)
                .single();
    }

    private static Parked parked(ResultSet row) throws SQLException {
        var message =
                new Received(
                        row.getString(2),
                        row.getInt(3),
                        -1,
                        -1,
                        -1,
                        -1,
                        row.getString(4),
                        row.getString(5),
                        Database.instant(row.getTimestamp(8)),
                        HeadersJson.read(row.getString(7)),
                        row.getBytes(6));
        var reason = row.getString(14);
        return new Parked(
                row.getLong(1),
                row.getString(13),
                message,
                row.getString(9),
                row.getInt(10),
                Database.instant(row.getTimestamp(11)),
                row.getString(12),
                reason == null ? "" : reason);
    }
}
