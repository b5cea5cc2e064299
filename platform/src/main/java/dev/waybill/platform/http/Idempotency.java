package dev.waybill.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Idempotency keys and the answers that were given under them, kept in the transaction of the
 * business itself.
 */
final class Idempotency {

    /** How long a key is remembered. */
    static final Duration KEPT = Duration.ofHours(24);

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Database database;

    Idempotency(Database database) {
        this.database = database;
    }

    /** An answer as it was given; replayed byte by byte. */
    record Kept(
            String key,
            byte[] fingerprint,
            int status,
            Map<String, String> headers,
            byte @Nullable [] body) {}

    /** What is asked under a key. */
    record Claim(String key, String operation, byte[] fingerprint) {

        /** The same command gives the same fingerprint, however its JSON was written. */
        static Claim of(String key, Asking asking, Object command) {
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(asking.path().getBytes(UTF_8));
                digest.update((byte) 0);
                digest.update(Wire.write(command));
                return new Claim(key, asking.operation(), digest.digest());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
        }
    }

    /**
     * How claiming went: what is in neither is under way in another transaction.
     *
     * @param mine keys that stand for this transaction's commands from now on
     * @param kept the answers that were given before, by key
     */
    record Claimed(Set<String> mine, Map<String, Kept> kept) {}

    /**
     * Claims the keys for this transaction. It never waits for another one that has claimed the
     * same.
     */
    Claimed claim(List<Claim> claims, Instant now) {
        var keys = Database.texts(claims, Claim::key);
        forget(keys, now);
        var mine =
                database
                        .sql(
                                """
                                insert into platform.idempotency (key, operation, fingerprint, created_at)
                                select key, operation, fingerprint, :now
                                from unnest(:keys::text[], :operations::text[], :fingerprints::bytea[])
                                    as claim(key, operation, fingerprint)
                                where pg_try_advisory_xact_lock(hashtextextended(key, 1))
                                on conflict (key) do nothing
                                returning key
                                """)
                        .param("now", Database.time(now))
                        .param("keys", keys)
                        .param("operations", Database.texts(claims, Claim::operation))
                        .param(
                                "fingerprints",
                                claims.stream().map(Claim::fingerprint).toArray(byte[][]::new))
                        .query((row, _) -> row.getString(1))
                        .list()
                        .stream()
                        .collect(Collectors.toSet());
        return new Claimed(mine, mine.size() == claims.size() ? Map.of() : kept(keys, mine));
    }

    private void forget(String[] keys, Instant now) {
        database.sql(
                        "delete from platform.idempotency where key = any (:keys) and created_at < :before")
                .param("keys", keys)
                .param("before", Database.time(now.minus(KEPT)))
                .update();
    }

    private Map<String, Kept> kept(String[] keys, Set<String> mine) {
        return database
                .sql(
                        """
                        select key, fingerprint, status, headers::text, body
                        from platform.idempotency where key = any (:keys)
                        """)
                .param(
                        "keys",
                        Arrays.stream(keys)
                                .filter(key -> !mine.contains(key))
                                .toArray(String[]::new))
                .query((row, _) ->
                        new Kept(
                                row.getString(1),
                                row.getBytes(2),
                                row.getInt(3),
                                Wire.mapper().readValue(row.getString(4), HEADERS),
                                row.getBytes(5)))
                .list()
                .stream()
                .collect(Collectors.toMap(Kept::key, Function.identity()));
    }

    void keep(List<Kept> answers) {
        if (answers.isEmpty()) {
            return;
        }
        database.sql(
                        """
                        update platform.idempotency i
                        set status = a.status, headers = a.headers::jsonb, body = a.body
                        from unnest(:keys::text[], :statuses::int[], :headers::text[], :bodies::bytea[])
                            as a(key, status, headers, body)
                        where i.key = a.key
                        """)
                .param("keys", Database.texts(answers, Kept::key))
                .param("statuses", Database.ints(answers, Kept::status))
                .param(
                        "headers",
                        Database.texts(
                                answers, kept -> Wire.mapper().writeValueAsString(kept.headers())))
                .param("bodies", answers.stream().map(Kept::body).toArray(byte[][]::new))
                .update();
    }

    /** Commands that may succeed later: their keys stand for nothing yet. */
    void release(List<String> keys) {
        if (keys.isEmpty()) {
            return;
        }
        database.sql("delete from platform.idempotency where key = any (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    /**
     * Forgets keys that are past their time, some at once.
     *
     * @return how many
     */
    int prune(Instant now) {
        return database.sql(
                        """
                        delete from platform.idempotency where key in (
                            select key from platform.idempotency where created_at < :before limit 5000)
                        """)
                .param("before", Database.time(now.minus(KEPT)))
                .update();
    }
}
