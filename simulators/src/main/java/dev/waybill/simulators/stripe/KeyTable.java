package dev.waybill.simulators.stripe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Idempotency keys and what was answered to them, as the few references the answer is rebuilt from:
 * 56 bytes each. Keys are known by 64 bits of their SHA-256.
 */
final class KeyTable {

    /** How it ended; shared, there are only a few. */
    private record Ending(@Nullable Moment moment, @Nullable Refusal refusal) {
        private static final Map<Ending, Ending> SHARED = new ConcurrentHashMap<>();

        static Ending of(@Nullable Moment moment, @Nullable Refusal refusal) {
            var wanted = new Ending(moment, refusal);
            var known = SHARED.putIfAbsent(wanted, wanted);
            return known != null ? known : wanted;
        }
    }

    static final class Entry {
        final long key;
        final long params;
        final int at; // seconds
        private final Object subject; // Refund, Intent or this class for none
        private final Ending ending;
        private @Nullable Entry next;
        private @Nullable Entry younger;

        private Entry(long key, long params, int at, Outcome outcome) {
            this.key = key;
            this.params = params;
            this.at = at;
            this.subject = subject(outcome);
            this.ending = Ending.of(outcome.moment(), outcome.refusal());
        }

        private static Object subject(Outcome outcome) {
            if (outcome.refund() != null) {
                return outcome.refund();
            }
            return outcome.intent() != null ? outcome.intent() : KeyTable.class;
        }

        Outcome outcome() {
            var moment = ending.moment();
            var refusal = ending.refusal();
            return switch (subject) {
                case Refund refund -> new Outcome(refund.intent(), moment, refund, refusal);
                case Intent intent -> new Outcome(intent, moment, null, refusal);
                default -> new Outcome(null, moment, null, refusal);
            };
        }
    }

    private @Nullable Entry[] buckets = new @Nullable Entry[1 << 12];
    private @Nullable Entry oldest;
    private @Nullable Entry youngest;
    private int size;

    int size() {
        return size;
    }

    @Nullable Entry find(String key) {
        var hash = hash(key);
        var entry = buckets[bucket(hash)];
        while (entry != null && entry.key != hash) {
            entry = entry.next;
        }
        return entry;
    }

    void put(String key, long params, int at, Outcome outcome) {
        if (++size > buckets.length) {
            grow();
        }
        var entry = new Entry(hash(key), params, at, outcome);
        link(entry);
        if (youngest == null) {
            oldest = entry;
        } else {
            youngest.younger = entry;
        }
        youngest = entry;
    }

    /** Forgets what was put before the given second. */
    void prune(long before) {
        while (oldest != null && oldest.at < before) {
            unlink(oldest);
            oldest = oldest.younger;
            size--;
        }
        if (oldest == null) {
            youngest = null;
        }
    }

    /** The first 64 bits of the text's SHA-256. */
    static long hash(String text) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int bucket(long hash) {
        return (int) hash & buckets.length - 1;
    }

    private void link(Entry entry) {
        var bucket = bucket(entry.key);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
    }

    private void unlink(Entry gone) {
        var bucket = bucket(gone.key);
        var entry = buckets[bucket];
        if (entry == gone) {
            buckets[bucket] = gone.next;
            return;
        }
        while (entry != null && entry.next != gone) {
            entry = entry.next;
        }
        if (entry != null) {
            entry.next = gone.next;
        }
    }

    private void grow() {
        buckets = new @Nullable Entry[buckets.length * 2];
        for (var entry = oldest; entry != null; entry = entry.younger) {
            link(entry);
        }
    }
}
