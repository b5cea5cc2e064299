package dev.waybill.platform.effects;

import static dev.waybill.platform.Database.instants;
import static dev.waybill.platform.Database.ints;
import static dev.waybill.platform.Database.texts;
import static dev.waybill.platform.Database.time;
import static dev.waybill.platform.Database.uuids;

import dev.waybill.platform.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** The table {@code effects} of one room: what it asks of the outside. */
public final class Effects<Q> {

    /** A row for whoever looks at the attempts. */
    public record Attempts<Q>(
            Effect<Q> effect,
            Effect.State state,
            @Nullable Instant nextAt,
            @Nullable String outcome) {}

    private final Database database;
    private final String schema;
    private final Questions<Q> questions;
    private final Pace pace;

    /**
     * @param schema the room's own, so a word of ours and no input
     * @param family the sealed family of what the room asks
     */
    public Effects(Database database, String schema, Class<Q> family, Pace pace) {
        this.database = database;
        this.schema = schema;
        this.questions = new Questions<>(family);
        this.pace = pace;
    }

    private StatementSpec sql(String statement) {
        return database.sql(statement.replace("$schema", schema));
    }

    /** A question that was asked before keeps its row. */
    public void insert(Collection<Effect<Q>> effects) {
        if (effects.isEmpty()) {
            return;
        }
        sql("""
        insert into $schema.effects (key, subject, kind, question, journey,
            state, attempts, first_sent_at, last_sent_at, next_at)
        select key, subject, kind, question, journey, 'SENT', 1, at, at,
            at + :lease::interval
        from unnest(:keys::uuid[], :subjects::uuid[], :kinds::text[],
            :questions::jsonb[], :journeys::uuid[], :times::timestamptz[])
            as v (key, subject, kind, question, journey, at)
        on conflict (key) do nothing
        """)
                .param("lease", pace.lease().toString())
                .param("keys", uuids(effects, Effect::key))
                .param("subjects", uuids(effects, Effect::subject))
                .param("kinds", texts(effects, effect -> Questions.kind(effect.question())))
                .param("questions", texts(effects, effect -> Questions.json(effect.question())))
                .param("journeys", uuids(effects, Effect::journey))
                .param("times", instants(effects, Effect::firstSentAt))
                .update();
    }

    /**
     * What is settled stays as it is, whatever is said about it later.
     *
     * @return the keys of those that were still open: only their outcomes are news
     */
    public List<UUID> end(Collection<Result.Ending> endings) {
        if (endings.isEmpty()) {
            return List.of();
        }
        return sql("""
        update $schema.effects e
        set state = v.state, next_at = v.next_at, outcome = v.outcome,
            burnt_keys = e.burnt_keys + v.burnt
        from unnest(:keys::uuid[], :states::text[], :times::timestamptz[],
            :burnt::int[], :outcomes::text[])
            as v (key, state, next_at, burnt, outcome)
        where e.key = v.key and e.state in ('SENT', 'UNKNOWN')
        returning e.key
        """)
                .param("keys", uuids(endings, Result.Ending::key))
                .param("states", texts(endings, ending -> ending.state().name()))
                .param("times", instants(endings, Result.Ending::nextAt))
                .param("burnt", ints(endings, ending -> ending.keyBurnt() ? 1 : 0))
                .param("outcomes", texts(endings, Result.Ending::outcome))
                .query((row, _) -> row.getObject("key", UUID.class))
                .list();
    }

    /** Does not wait for the next pause to be over; what was just sent is left alone. */
    public void hurry(Collection<UUID> keys, Instant now) {
        if (keys.isEmpty()) {
            return;
        }
        sql("""
        update $schema.effects
        set next_at = :now
        where key = any(:keys::uuid[]) and state = 'UNKNOWN' and next_at > :lease
        """)
                .param("keys", uuids(keys))
                .param("now", time(now))
                .param("lease", time(now.plus(pace.lease())))
                .update();
    }

    /** From now on they are only looked for, not sent again. */
    public void withdraw(Collection<UUID> keys) {
        if (keys.isEmpty()) {
            return;
        }
        sql("""
        update $schema.effects set withdrawn = true
        where key = any(:keys::uuid[]) and state in ('SENT', 'UNKNOWN')
        """)
                .param("keys", uuids(keys))
                .update();
    }

    /** Takes what is due for another attempt. What must not be sent any more keeps its time. */
    public List<Effect<Q>> takeDue(Instant now, int limit) {
        return sql("""
        with due as (
            select key from $schema.effects
            where next_at <= :now
            order by next_at
            limit :limit
            for update skip locked
        )
        update $schema.effects e
        set state = 'UNKNOWN', attempts = e.attempts + 1, next_at = :next,
            last_sent_at = case
                when e.burnt_keys > 0 or e.withdrawn or e.first_sent_at < :safe
                then e.last_sent_at else :now end
        from due
        where e.key = due.key
        returning e.*
        """)
                .param("now", time(now))
                .param("next", time(now.plus(pace.lease())))
                .param("safe", time(now.minus(pace.keyIsSafe())))
                .param("limit", limit)
                .query((row, _) -> effect(row))
                .list();
    }

    /** What has been asked about these subjects, in the order in which it was first sent. */
    public List<Attempts<Q>> about(Collection<UUID> subjects) {
        return sql("""
        select * from $schema.effects
        where subject = any(:subjects::uuid[])
        order by first_sent_at, kind, key
        """)
                .param("subjects", uuids(subjects))
                .query((row, _) -> attempts(row))
                .list();
    }

    /** The same for a room that can tell its keys by itself and saves the index by subject. */
    public List<Attempts<Q>> under(Collection<UUID> keys) {
        return sql("""
        select * from $schema.effects
        where key = any(:keys::uuid[])
        order by first_sent_at, kind, key
        """)
                .param("keys", uuids(keys))
                .query((row, _) -> attempts(row))
                .list();
    }

    private Attempts<Q> attempts(ResultSet row) throws SQLException {
        return new Attempts<>(
                effect(row),
                Effect.State.valueOf(row.getString("state")),
                row.getTimestamp("next_at") == null ? null : at(row, "next_at"),
                row.getString("outcome"));
    }

    private Effect<Q> effect(ResultSet row) throws SQLException {
        return new Effect<>(
                row.getObject("key", UUID.class),
                row.getObject("subject", UUID.class),
                questions.read(row.getString("kind"), row.getString("question")),
                row.getObject("journey", UUID.class),
                row.getInt("attempts"),
                row.getInt("burnt_keys"),
                row.getBoolean("withdrawn"),
                at(row, "first_sent_at"),
                at(row, "last_sent_at"),
                null);
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Database.instant(Objects.requireNonNull(row.getTimestamp(column)));
    }
}
