package dev.waybill.app;

import dev.waybill.platform.House;
import dev.waybill.platform.Ids;
import dev.waybill.platform.Parts;
import dev.waybill.platform.Settings;
import dev.waybill.platform.http.WebServer;
import dev.waybill.proof.Invariants;
import dev.waybill.proof.InvariantsAdmin;
import io.micrometer.core.instrument.Metrics;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** One running Waybill: its house, and the web server in front of it. */
public final class Waybill implements AutoCloseable {

    private final House house;
    private final WebServer web;

    private Waybill(House house, WebServer web) {
        this.house = house;
        this.web = web;
    }

    /** Returns when it takes orders. */
    public static Waybill start(Settings settings) {
        return start(settings, Parts.AS_BUILT);
    }

    /**
     * @param more controllers of whoever starts it, such as the launcher's own
     */
    public static Waybill start(Settings settings, List<Object> more) {
        return start(settings, Parts.AS_BUILT, Clock.systemUTC(), more);
    }

    /** For the proof: with a wrong part in it. */
    public static Waybill start(Settings settings, Parts parts) {
        return start(settings, parts, Clock.systemUTC());
    }

    /** For the proof: by another clock than the machine's, one that jumps. */
    public static Waybill start(Settings given, Parts parts, Clock time) {
        return start(given, parts, time, List.of());
    }

    private static Waybill start(Settings given, Parts parts, Clock time, List<Object> more) {
        var settings = Roles.fitting(given);
        var clock = Clock.tick(time, Duration.ofNanos(1_000));
        var ids = Ids.of(clock, new SecureRandom());
        var house =
                new House(
                        Roles.systems(settings.text("waybill.roles", "")),
                        new House.Givens(
                                clock, ids, settings, Metrics.globalRegistry, threads(), parts));
        try {
            house.start();
            var port = settings.text("waybill.http.port", "8080");
            var address = settings.text("waybill.http.address", "127.0.0.1");
            var web =
                    WebServer.start(
                            controllers(house, settings, clock, ids, more),
                            ids,
                            settings,
                            Map.of("server.port", port, "server.address", address));
            return new Waybill(house, web);
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    private static List<Object> controllers(
            House house, Settings settings, Clock clock, Ids ids, List<Object> more) {
        var all = new ArrayList<>(house.controllers());
        all.add(new InvariantsAdmin(new Invariants(house.database(), settings, clock)));
        all.add(new ConsoleController(new Console(), ids, ConsoleController.zone(settings)));
        all.addAll(more);
        return all;
    }

    private static ThreadFactory threads() {
        return Thread.ofPlatform().daemon().factory();
    }

    public int port() {
        return web.port();
    }

    public House house() {
        return house;
    }

    @Override
    public void close() {
        web.close();
        house.close();
    }
}
