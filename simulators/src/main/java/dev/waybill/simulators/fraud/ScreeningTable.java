package dev.waybill.simulators.fraud;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Screenings by payment, 72 bytes each: a hash table chained through its entries. */
final class ScreeningTable {

    private static final class Entry {
        private final long high;
        private final long low;
        private final long micros;
        private final int number;
        private final float score;
        private final Verdict verdict;
        private final @Nullable Reason reason;
        private @Nullable Entry next;

        private Entry(int number, Screening from) {
            var at = from.checkedAt();
            this.high = from.paymentId().getMostSignificantBits();
            this.low = from.paymentId().getLeastSignificantBits();
            this.micros = at.getEpochSecond() * 1_000_000 + at.getNano() / 1000;
            this.number = number;
            this.score = (float) from.score();
            this.verdict = from.verdict();
            this.reason = from.reason();
        }

        private Screening unpacked() {
            return new Screening(
                    id(number),
                    new UUID(high, low),
                    verdict,
                    Math.round(score * 1000) / 1000d,
                    reason,
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
        }
    }

    private @Nullable Entry[] buckets = new @Nullable Entry[1 << 10];
    private int size;

    /** The id of the screening that is put next. */
    String nextId() {
        return id(size + 1);
    }

    void put(Screening screening) {
        if (++size > buckets.length) {
            grow();
        }
        link(new Entry(size, screening));
    }

    @Nullable Screening find(UUID payment) {
        var high = payment.getMostSignificantBits();
        var low = payment.getLeastSignificantBits();
        var entry = buckets[bucket(high, low)];
        while (entry != null && (entry.high != high || entry.low != low)) {
            entry = entry.next;
        }
        return entry == null ? null : entry.unpacked();
    }

    private void link(Entry entry) {
        var bucket = bucket(entry.high, entry.low);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
    }

    private int bucket(long high, long low) {
        var hash = (high * 31 + low) * 0x9E3779B97F4A7C15L;
        return (int) (hash >>> 32) & buckets.length - 1;
    }

    private void grow() {
        var old = buckets;
        buckets = new @Nullable Entry[old.length * 2];
        for (var head : old) {
            for (var entry = head; entry != null; ) {
                var next = entry.next;
                link(entry);
                entry = next;
            }
        }
    }

    private static String id(int number) {
        return "scr_" + number;
    }
}
