package dev.waybill.proof.soak;

import dev.waybill.proof.soak.Check.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a reader that accepts the next sequence and nothing else hears of the raw log, and what it
 * has to complain about. Pure: it is fed record by record, in the order of the offsets.
 */
final class LogFold {

    /** What must have been told of a key before: in the order of the bits. */
    private static final List<String> TYPES =
            List.of(
                    "order-created",
                    "order-confirmed",
                    "order-cancelled",
                    "payment-requested",
                    "payment-authorized",
                    "payment-captured",
                    "payment-succeeded",
                    "payment-voided",
                    "refund-requested",
                    "refund-processed",
                    "product-created",
                    "product-updated",
                    "checkout-completed");

    private static final Map<String, String> AFTER =
            Map.of(
                    "order-confirmed", "order-created",
                    "order-cancelled", "order-confirmed",
                    "payment-authorized", "payment-requested",
                    "payment-captured", "payment-authorized",
                    "payment-succeeded", "payment-captured",
                    "refund-processed", "refund-requested",
                    "product-updated", "product-created");

    /** Facts of which there is one; others are told again to whoever asks again. */
    private static final List<String> ONCE =
            List.of("order-created", "product-created", "checkout-completed");

    private final Map<String, Lane> lanes = new TreeMap<>();
    private final Map<String, KeyOrder> keys = new HashMap<>();
    private final Map<String, Told> told = new TreeMap<>();
    private final List<String> unordered = new ArrayList<>();
    private final List<String> repeated = new ArrayList<>();
    private final List<String> replaced = new ArrayList<>();
    private long records;
    private long accepted;
    private long facts;

    /** A record, as far as it matters here. */
    record Heard(
            String topic,
            int part,
            String source,
            long epoch,
            long sequence,
            String key,
            String type,
            UUID id) {}

    /** Where sequences are given out. */
    private static final class Lane {
        private long last;
        private long highest;
        private long[] ids = new long[256];

        void remember(long sequence, UUID id) {
            if (sequence >= ids.length) {
                ids = Arrays.copyOf(ids, (int) Math.max(2L * ids.length, sequence + 1));
            }
            ids[(int) sequence] = mark(id);
        }
    }

    /** The messages of one key in their order, in one number. */
    static final class KeyOrder {
        private long chain;
        private int count;
        private int seen;

        void add(UUID id) {
            chain = chain * 1_000_003 + mark(id);
            count++;
        }

        boolean is(KeyOrder other) {
            return chain == other.chain && count == other.count;
        }

        @Override
        public String toString() {
            return count + " messages (" + Long.toHexString(chain) + ")";
        }
    }

    /** All messages of a type, in whatever order. */
    record Told(long count, long high, long low) {
        Told with(UUID id) {
            return new Told(
                    count + 1,
                    high ^ id.getMostSignificantBits(),
                    low ^ id.getLeastSignificantBits());
        }
    }

    private static long mark(UUID id) {
        var mixed =
                id.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ id.getLeastSignificantBits();
        return mixed ^ mixed >>> 29;
    }

    /**
     * @return whether it was accepted: it is the next one of its lane
     */
    boolean hear(Heard record) {
        records++;
        var name =
                record.topic()
                        + "/"
                        + record.part()
                        + " of source "
                        + record.source()
                        + "/"
                        + record.epoch();
        var lane = lanes.computeIfAbsent(name, _ -> new Lane());
        lane.highest = Math.max(lane.highest, record.sequence());
        if (record.sequence() <= lane.last) {
            if (lane.ids[(int) record.sequence()] != mark(record.id())) {
                replaced.add(
                        "%s: sequence %d is told a second time as %s %s"
                                .formatted(name, record.sequence(), record.type(), record.id()));
            }
            return false;
        }
        if (record.sequence() > lane.last + 1) {
            return false; // the rest of a send that left a hole: it comes again
        }
        lane.last = record.sequence();
        lane.remember(record.sequence(), record.id());
        accept(record);
        return true;
    }

    private void accept(Heard record) {
        accepted++;
        var key = keys.computeIfAbsent(record.topic() + "/" + record.key(), _ -> new KeyOrder());
        key.add(record.id());
        told.merge(
                record.type(),
                new Told(0, 0, 0).with(record.id()),
                (all, _) -> all.with(record.id()));
        var bit = TYPES.indexOf(record.type());
        if (bit < 0) {
            return;
        }
        facts++;
        var before = AFTER.get(record.type());
        if (before != null && (key.seen & 1 << TYPES.indexOf(before)) == 0) {
            unordered.add(
                    "%s of %s comes before its %s".formatted(record.type(), record.key(), before));
        }
        if (ONCE.contains(record.type()) && (key.seen & 1 << bit) != 0) {
            repeated.add("%s of %s is told twice".formatted(record.type(), record.key()));
        }
        key.seen |= 1 << bit;
    }

    /** Per type. */
    Map<String, Told> told() {
        return told;
    }

    long records() {
        return records;
    }

    /** Records that nobody accepts: sent again after a crash, or by a relay that woke up late. */
    long discarded() {
        return records - accepted;
    }

    /**
     * @param outbox the messages of each key in the order in which they were committed
     */
    List<Check> checks(Map<String, KeyOrder> outbox) {
        return checks(outbox, Set.of());
    }

    /**
     * @param others keys of which somebody else has told, past every outbox
     */
    List<Check> checks(Map<String, KeyOrder> outbox, Set<String> others) {
        return List.of(contiguous(), same(), once(), ordered(), relayed(outbox, others));
    }

    private Check contiguous() {
        var holes = new ArrayList<String>();
        lanes.forEach((name, lane) -> {
            if (lane.last != lane.highest) {
                holes.add(
                        "%s: %d is missing, the log goes on to %d"
                                .formatted(name, lane.last + 1, lane.highest));
            }
        });
        return Check.of(
                Row.ONCE,
                "sequences without a hole",
                "an independent consumer reads the raw log and accepts the next sequence of each lane only",
                accepted,
                holes);
    }

    private Check same() {
        return Check.of(
                Row.ONCE,
                "what is sent twice is the same message",
                "id of each record of the raw log against the first with its sequence",
                records,
                replaced);
    }

    private Check once() {
        return Check.of(
                Row.ONCE,
                "one fact of a kind",
                "order-created, checkout-completed, product-created: at most one per key in the log; other facts are told again to who asks again",
                facts,
                repeated);
    }

    private Check ordered() {
        return Check.of(
                Row.ORDER_PER_KEY,
                "no fact before the one that it follows from",
                "per key: created, confirmed, cancelled; requested, authorized, captured, succeeded; refunds; products",
                facts,
                unordered);
    }

    private Check relayed(Map<String, KeyOrder> outbox, Set<String> others) {
        var wrong = new ArrayList<String>();
        outbox.forEach((key, order) -> {
            var heard = keys.get(key);
            if (heard == null || !heard.is(order)) {
                wrong.add("%s: committed were %s, the log has %s".formatted(key, order, heard));
            }
        });
        keys.keySet().stream()
                .filter(key -> !outbox.containsKey(key) && !others.contains(key))
                .forEach(key -> wrong.add(key + " is in the log, but nobody has told it"));
        return Check.of(
                Row.ORDER_PER_KEY,
                "the log has the messages of each key in the order of their commits, each once",
                "per key: ids in the log against platform.outbox in the order of its ids",
                outbox.size(),
                wrong);
    }
}
