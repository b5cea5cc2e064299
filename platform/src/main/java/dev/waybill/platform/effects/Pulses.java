package dev.waybill.platform.effects;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Everybody outside whom this process calls, by name. */
public final class Pulses {

    private final Clock clock;
    private final MeterRegistry meters;
    private final ConcurrentSkipListMap<String, Pulse> all = new ConcurrentSkipListMap<>();

    public Pulses(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * @param provider in small letters, such as {@code stripe}
     */
    public Pulse of(String provider) {
        return all.computeIfAbsent(provider, name -> new Pulse(name, clock, meters));
    }

    List<Pulse.State> states(Instant since, int minutesEach) {
        return all.values().stream().map(pulse -> pulse.state(since, minutesEach)).toList();
    }
}
