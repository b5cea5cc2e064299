package dev.waybill.orders;

import dev.waybill.orders.ArchiveFile.Entry;
import dev.waybill.orders.ArchiveQuestion.WriteFile;
import dev.waybill.platform.effects.Effect;
import dev.waybill.platform.effects.Outcome;
import dev.waybill.platform.effects.Outside;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a long-term file and reads it back. Each attempt has a name of its own, so that one that
 * was thought dead cannot write over the one that counts; what a dead attempt has left is nobody's
 * and does no harm.
 */
final class ArchiveWriter implements Outside<ArchiveQuestion, ArchiveWriter.Written> {

    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWriter.class);

    private final ArchiveTables tables;
    private final ArchiveStore store;

    ArchiveWriter(ArchiveTables tables, ArchiveStore store) {
        this.tables = tables;
        this.store = store;
    }

    /**
     * A file that lies in the store as it was meant.
     *
     * @param entries none: there was nothing to write, and there is no file
     */
    record Written(UUID fileId, String name, String checksum, long bytes, List<Entry> entries) {
        Written {
            entries = List.copyOf(entries);
        }

        @Override
        public String toString() {
            return name + " with " + entries.size() + " orders";
        }
    }

    @Override
    public Outcome<Written> send(Effect<ArchiveQuestion> effect) {
        return switch (effect.question()) {
            case WriteFile(var fileId, var at) ->
                    write(fileId, name(fileId, at, effect.attempts()));
        };
    }

    private Outcome<Written> write(UUID fileId, String name) {
        var packed = ArchiveFile.pack(orders(fileId));
        var checksum = Sha256.hex(packed.bytes());
        var written = new Written(fileId, name, checksum, packed.bytes().length, packed.entries());
        if (packed.entries().isEmpty()) {
            return new Outcome.Done<>(written);
        }
        try {
            store.put(name, packed.bytes());
            return Arrays.equals(store.read(name), packed.bytes())
                    ? new Outcome.Done<>(written)
                    : Outcome.unknown(name + " is not as it was written");
        } catch (IOException e) {
            return Outcome.unknown(e.toString());
        }
    }

    /** What cannot be told from its own history stays where it is, for somebody to look at. */
    private List<ArchivedOrder> orders(UUID fileId) {
        var orders = new ArrayList<ArchivedOrder>();
        for (var rows : tables.rows(fileId)) {
            try {
                orders.add(ArchivedOrder.of(rows.orderId(), rows.tables()));
            } catch (RuntimeException e) {
                LOG.error("Order {} cannot be archived", rows.orderId(), e);
            }
        }
        return orders;
    }

    static String name(UUID fileId, Instant at, int attempt) {
        var day = at.atOffset(ZoneOffset.UTC);
        return "orders/%04d/%02d/%s-%d.jsonl.gz"
                .formatted(day.getYear(), day.getMonthValue(), fileId, attempt);
    }

    /** Nothing is looked for: another attempt is another file. */
    @Override
    public Outcome<Written> find(Effect<ArchiveQuestion> effect) {
        return new Outcome.Absent<>();
    }

    @Override
    public IfAbsent ifAbsent(Effect<ArchiveQuestion> effect, Instant now) {
        return IfAbsent.SEND;
    }

    @Override
    public Outcome<Written> givenUp(Effect<ArchiveQuestion> effect) {
        throw new IllegalStateException("a file is never given up");
    }
}
