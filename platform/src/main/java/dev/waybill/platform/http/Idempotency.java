package dev.waybill.platform.http;

import dev.waybill.contracts.Wire;
import dev.waybill.platform.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    record Claim(String key, String operation, byte[] fingerprint) {}

    /** The same command gives the same fingerprint, however its JSON was written. */
    static byte[] fingerprint(Asking asking, Object command) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(asking.path().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(Wire.write(command));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * Claims the keys for this transaction. A key that another transaction holds is waited for.
     *
     * @return the answers that were given before, by key; the others are claimed now
     */
    Map<String, Kept> claim(List<Claim> claims, Instant now) {
        var keys = Database.texts(claims, Claim::key);
        database.sql(
                        "delete from platform.idempotency where key = any (:keys) and created_at < :before")
                .param("keys", keys)
                .param("before", Database.time(now.minus(KEPT)))
                .update();
        var claimed =
                database.sql(
                                """
                                insert into platform.idempotency (key, operation, fingerprint, created_at)
                                select key, operation, fingerprint, :now
                                from unnest(:keys::text[], :operations::text[], :fingerprints::bytea[])
                                    as claim(key, operation, fingerprint)
                                order by key
                                on conflict (key) do nothing
                                returning key
                                """)
                        .param("now", Database.time(now))
                        .param("keys", keys)
                        .param("operations", Database.texts(claims, Claim::operation))
                        .param(
                                "fingerprints",
                                claims.stream().map(Claim::fingerprint).toArray(byte[][]::new))
                        .query(String.class)
                        .list();
        return claimed.size() == claims.size() ? Map.of() : kept(keys, claimed);
    }

    private Map<String, Kept> kept(String[] keys, java.util.Collection<?> claimed) {
        var others = new ArrayList<>(Arrays.asList(keys));
        others.removeIf(claimed::contains);
        var answers = new HashMap<String, Kept>();
        database.sql(
                        "select key, fingerprint, status, headers::text, body from platform.idempotency where key = any (:keys)")
                .param("keys", others.toArray(String[]::new))
                .query((row, _) ->
                        new Kept(
                                row.getString(1),
                                row.getBytes(2),
                                row.getInt(3),
                                Wire.mapper().readValue(row.getString(4), HEADERS),
                                row.getBytes(5)))
                .list()
                .forEach(kept -> answers.put(kept.key(), kept));
        return answers;
    }

    void keep(List<Kept> answers) {
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

    /** Forgets keys that are past their time. */
    int prune(Instant now) {
        return database.sql("delete from platform.idempotency where created_at < :before")
                .param("before", Database.time(now.minus(KEPT)))
                .update();
    }
}
