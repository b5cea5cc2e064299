package dev.waybill.platform.messaging;

import dev.waybill.platform.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All readers of one kernel, and the loops that bring them what the log holds: one loop for each,
 * or one for all that carry their system's name. A reader with a name of its own may lag behind the
 * others, so it always has its own loop.
 */
final class Readers {

    /** The group, and the thread, of those who share a loop. */
    static final String TOGETHER = "together";

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(50), Duration.ofMillis(200), Duration.ofSeconds(1));

    private final Messaging.Base base;
    private final Transactor transactor;
    private final ParkedMessages parked;
    private final Positions positions;
    private final Map<Reader, String> systems = new LinkedHashMap<>();

    Readers(Messaging.Base base, Transactor transactor, ParkedMessages parked) {
        this.base = base;
        this.transactor = transactor;
        this.parked = parked;
        this.positions =
                base.parts()
                        .choose(Positions.class, new Positions(new Database(base.ground().pool())));
    }

    /** Adds a system's readers: one per reader name, the first of which rings the alarms. */
    void add(String system, List<Ear<?>> ears, List<Alarm> alarms) {
        var byReader = new LinkedHashMap<String, List<Ear<?>>>();
        byReader.put(system, new ArrayList<>());
        ears.forEach(
                ear -> byReader.computeIfAbsent(ear.reader(), _ -> new ArrayList<>()).add(ear));
        byReader.forEach((name, heard) ->
                systems.put(
                        reader(system, name, heard, name.equals(system) ? alarms : List.of()),
                        system));
    }

    private Reader reader(String system, String name, List<Ear<?>> ears, List<Alarm> alarms) {
        var listening = new Listening(ears);
        var delivery =
                new Delivery(
                        new Delivery.Parts(
                                system,
                                name,
                                listening,
                                positions,
                                parked,
                                transactor,
                                PAUSES,
                                Step.Probe.NONE,
                                base.ground().patience()));
        return new Reader(
                new Reader.Parts(
                        name,
                        listening,
                        delivery,
                        new Alarms(system, alarms, transactor),
                        Acceptance.CONTIGUOUS,
                        base.clock()),
                new ReaderGauge(name, base.meters()));
    }

    List<Reader> all() {
        return List.copyOf(systems.keySet());
    }

    List<ReaderLoop> loops(boolean together) {
        var shared = new ArrayList<Reader>();
        var loops = new ArrayList<ReaderLoop>();
        systems.forEach((reader, system) -> {
            if (together && reader.name().equals(system)) {
                shared.add(reader);
            } else {
                loops.add(loop(reader.name(), List.of(reader)));
            }
        });
        if (!shared.isEmpty()) {
            loops.add(loop(TOGETHER, shared));
        }
        return loops;
    }

    private ReaderLoop loop(String name, List<Reader> readers) {
        return new ReaderLoop(
                name,
                readers,
                new Together(positions, transactor),
                () -> base.ground().log().consumer(name),
                base.ground().patience());
    }

    /** Messages in the log that each has not heard yet. */
    Map<String, Long> lags() {
        var lags = new LinkedHashMap<String, Long>();
        systems.keySet().forEach(reader -> lags.put(reader.name(), reader.gauge().lag()));
        return lags;
    }
}
