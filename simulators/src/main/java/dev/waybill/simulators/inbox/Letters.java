package dev.waybill.simulators.inbox;

import dev.waybill.simulators.Journal;
import dev.waybill.simulators.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/** The inbox: what has arrived, of which the journal has everything and the memory the newest. */
final class Letters implements AutoCloseable {
    private static final ObjectReader READ = Json.MAPPER.readerFor(Letter.class);
    private static final ObjectWriter WRITE = Json.MAPPER.writerFor(Letter.class);
    private static final int KEPT = 10_000;

    /** A letter, and how often it has arrived. */
    record Shown(Letter letter, int arrivals) {}

    private record Key(String channel, String to, String id) {
        static Key of(Letter letter) {
            return new Key(letter.channel(), letter.to(), letter.id());
        }
    }

    private final Map<Key, Shown> newest =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Shown> eldest) {
                    return size() > KEPT;
                }
            };
    private final Map<String, Long> counts = new TreeMap<>();
    private final Journal journal;

    Letters(Path file) {
        this.journal = Journal.open(file, line -> keep(READ.readValue(line)));
    }

    synchronized void arrive(Letter letter) {
        journal.append(WRITE.writeValueAsBytes(letter));
        keep(letter);
    }

    /** Newest first. */
    synchronized List<Shown> list(Predicate<Letter> wanted, int limit) {
        var all = new ArrayList<>(newest.values()).reversed();
        return all.stream().filter(each -> wanted.test(each.letter())).limit(limit).toList();
    }

    /** How many have arrived by each channel, and how many of them again. */
    synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    Journal journal() {
        return journal;
    }

    private void keep(Letter letter) {
        var before = newest.get(Key.of(letter));
        newest.put(
                Key.of(letter),
                before == null
                        ? new Shown(letter, 1)
                        : new Shown(before.letter(), before.arrivals() + 1));
        counts.merge(letter.channel(), 1L, Long::sum);
        counts.merge("again", before == null ? 0L : 1L, Long::sum);
    }

    @Override
    public void close() {
        journal.close();
    }
}
