package dev.waybill.platform;

import dev.waybill.platform.effects.Pulses;
import dev.waybill.platform.http.Intake;
import dev.waybill.platform.http.Intakes;
import dev.waybill.platform.http.RequestHandler;
import dev.waybill.platform.messaging.Alarm;
import dev.waybill.platform.messaging.BatchHandler;
import dev.waybill.platform.messaging.Ear;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** A room while its system furnishes it: collects what the system declares. */
public final class FurnishedRoom implements Room {

    private final String system;
    private final Fixtures fixtures;
    private final List<Ear<?>> ears = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Object> controllers = new ArrayList<>();

    /** What every room of a process shares. */
    public record Fixtures(
            Database database,
            Clock clock,
            Ids ids,
            Settings settings,
            MeterRegistry meters,
            Executor calls,
            Pulses pulses,
            Signals signals,
            Intakes intakes,
            Parts parts) {}

    private FurnishedRoom(String system, Fixtures fixtures) {
        this.system = system;
        this.fixtures = fixtures;
    }

    public static FurnishedRoom of(WaybillSystem system, Fixtures fixtures) {
        var room = new FurnishedRoom(system.name(), fixtures);
        system.furnish(room);
        return room;
    }

    public String system() {
        return system;
    }

    public List<Ear<?>> ears() {
        return ears;
    }

    public List<Alarm> alarms() {
        return alarms;
    }

    public List<Object> controllers() {
        return controllers;
    }

    @Override
    public Database database() {
        return fixtures.database();
    }

    @Override
    public Clock clock() {
        return fixtures.clock();
    }

    @Override
    public Ids ids() {
        return fixtures.ids();
    }

    @Override
    public Settings settings() {
        return fixtures.settings();
    }

    @Override
    public MeterRegistry meters() {
        return fixtures.meters();
    }

    @Override
    public Executor calls() {
        return fixtures.calls();
    }

    @Override
    public Pulses pulses() {
        return fixtures.pulses();
    }

    @Override
    public Signals signals() {
        return fixtures.signals();
    }

    @Override
    public <T> T part(Class<T> kind, T right) {
        return fixtures.parts().choose(kind, right);
    }

    @Override
    public <F> Ear<F> hears(BatchHandler<F> handler) {
        return hears(system, handler);
    }

    @Override
    public <F> Ear<F> hears(String reader, BatchHandler<F> handler) {
        var ear = new Ear<>(reader, handler);
        ears.add(ear);
        return ear;
    }

    @Override
    public void wakes(Alarm alarm) {
        alarms.add(alarm);
    }

    @Override
    public <C> Intake<C> takes(RequestHandler<C> handler) {
        return fixtures.intakes().open(system, handler);
    }

    @Override
    public void serves(Object controller) {
        controllers.add(controller);
    }
}
