package dev.waybill.platform;

import dev.waybill.platform.effects.ProvidersAdmin;
import dev.waybill.platform.effects.Pulses;
import dev.waybill.platform.http.Intakes;
import dev.waybill.platform.messaging.MessagesAdmin;
import dev.waybill.platform.messaging.Messaging;
import dev.waybill.platform.messaging.MessagingAdmin;
import dev.waybill.platform.messaging.MessagingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rooms of a process that share one database: migrates their schemas, furnishes them, runs the
 * messaging kernel under them. Readers and relay start with {@link #start}; until then nothing
 * moves.
 */
public final class House implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(House.class);

    private final Footing footing;
    private final Messaging messaging;
    private final Intakes intakes;
    private final Ground ground;
    private final List<FurnishedRoom> rooms = new ArrayList<>();
    private final Pulses pulses;
    private final Signals signals;
    private final Clock clock;

    /** What comes from outside the house: time, chance, threads and configuration. */
    public record Givens(
            Clock clock,
            Ids ids,
            Settings settings,
            MeterRegistry meters,
            ThreadFactory threads,
            Parts parts) {

        /** With every part as built. */
        public Givens(
                Clock clock,
                Ids ids,
                Settings settings,
                MeterRegistry meters,
                ThreadFactory threads) {
            this(clock, ids, settings, meters, threads, Parts.AS_BUILT);
        }
    }

    /** On PostgreSQL and Kafka as the settings name them; the schemas are brought up to date. */
    public House(List<WaybillSystem> systems, Givens givens) {
        this(systems, givens, Ground.of(givens.settings()), true);
    }

    /** On ground whose schemas are up to date. */
    public House(List<WaybillSystem> systems, Givens givens, Ground ground) {
        this(systems, givens, ground, false);
    }

    private House(List<WaybillSystem> systems, Givens givens, Ground ground, boolean own) {
        var settings = givens.settings();
        this.footing =
                own
                        ? Footing.of(settings, givens.clock(), ground.patience())
                        : new Footing(givens.clock(), ground.patience(), Duration.ZERO);
        if (own) {
            migrate(systems, ground, footing);
        }
        this.clock = givens.clock();
        this.ground = ground;
        this.pulses = new Pulses(clock, givens.meters());
        this.signals = new Signals(clock, ground.patience());
        this.messaging =
                new Messaging(
                        new Messaging.Base(
                                ground,
                                clock,
                                givens.ids(),
                                givens.meters(),
                                givens.threads(),
                                givens.parts()),
                        MessagingSettings.of(settings));
        var database = new Database(ground.pool());
        this.intakes =
                new Intakes(messaging.transactor(), database, givens.threads(), ground.patience());
        messaging.wakes(intakes.forgetsKeys());
        var fixtures =
                new FurnishedRoom.Fixtures(
                        database,
                        clock,
                        givens.ids(),
                        settings,
                        givens.meters(),
                        ground.calls(),
                        pulses,
                        signals,
                        intakes,
                        givens.parts());
        systems.forEach(system -> rooms.add(FurnishedRoom.of(system, fixtures)));
        rooms.forEach(room -> messaging.add(room.system(), room.ears(), room.alarms()));
    }

    private static void migrate(List<WaybillSystem> systems, Ground ground, Footing footing) {
        var names = new ArrayList<>(List.of("platform"));
        systems.forEach(system -> names.add(system.name()));
        for (var name : names) {
            footing.stand(
                    "Bringing the schema " + name + " up to date",
                    () -> Migrations.run(ground.pool(), name));
        }
    }

    /** On ground of its own, returns when PostgreSQL and Kafka are there. */
    public void start() {
        footing.stand("Starting to hear and tell", messaging::start);
    }

    public List<FurnishedRoom> rooms() {
        return List.copyOf(rooms);
    }

    public Messaging messaging() {
        return messaging;
    }

    public DataSource database() {
        return ground.pool();
    }

    /** What is served: each room's controllers and the kernel's own. */
    public List<Object> controllers() {
        var all = new ArrayList<Object>();
        rooms.forEach(room -> all.addAll(room.controllers()));
        all.add(new MessagingAdmin(messaging, clock));
        all.add(new MessagesAdmin(messaging));
        all.add(new ProvidersAdmin(pulses, clock));
        return all;
    }

    /**
     * First nothing new comes in, then calls under way hand in their outcomes, then the last
     * commands are answered. What is told meanwhile is sent at the next start.
     */
    @Override
    public void close() {
        messaging.close();
        awaitCalls();
        intakes.close();
        ground.close();
    }

    /** One that takes longer is brought back by its due row. */
    private void awaitCalls() {
        ground.calls().shutdown();
        try {
            if (!ground.calls().awaitTermination(3, TimeUnit.SECONDS)) {
                LOG.info("A call to the outside is still under way; its due row brings it back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
