package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.shipping.CreateShipment;
import dev.waybill.contracts.shipping.ParcelToShip;
import dev.waybill.simulators.Settings;
import dev.waybill.simulators.Simulators;
import dev.waybill.simulators.carriers.CarrierSimulator;
import dev.waybill.testkit.SystemWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.core.ThrowingRunnable;

/** The system on a real database, with the simulated carriers next to it, over real HTTP. */
final class ShippingWorld implements AutoCloseable {

    static final String SECRET = "whsec_test";

    final SystemWorld world;
    private final Simulators simulators;

    private ShippingWorld(Map<String, String> settings) {
        this.simulators = Simulators.start(Settings.in(folder()).webhooks("", SECRET));
        var all = new HashMap<String, String>();
        for (var carrier : List.of("ups", "fedex")) {
            var root = "waybill.shipping." + carrier + ".";
            all.put(root + "base-url", simulators.carrierBase(carrier).toString());
            all.put(root + "client-id", "waybill");
            all.put(root + "client-secret", "secret");
            all.put(root + "account", "W4Y811");
            all.put(root + "webhook-secret", SECRET);
            all.put(root + "read-timeout", "PT0.4S");
        }
        all.put("waybill.shipping.search-lag", "PT5S");
        all.putAll(settings);
        this.world = SystemWorld.of(new ShippingSystem(), all);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("carriers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ShippingWorld start() {
        return new ShippingWorld(Map.of());
    }

    static ShippingWorld start(Map<String, String> settings) {
        return new ShippingWorld(settings);
    }

    CarrierSimulator ups() {
        return simulators.ups();
    }

    CarrierSimulator fedex() {
        return simulators.fedex();
    }

    /** From now on scans are told: the time of carriers runs with the machine's. */
    void tellScans() {
        for (var carrier : List.of("ups", "fedex")) {
            var simulator = carrier.equals("ups") ? ups() : fedex();
            var url = "http://127.0.0.1:" + world.http().port() + "/webhooks/carriers/" + carrier;
            var dial = simulator.dial();
            dial.set(dial.get().with(dial.get().webhooks().to(url)));
        }
    }

    /** A shipment of a new order, asked for by a message. */
    UUID wished(CreateShipment command) {
        world.hear(command);
        return Wish.of(command).shipmentId();
    }

    UUID wished(int parcels) {
        var boxes = new ParcelToShip[parcels];
        for (var at = 0; at < parcels; at++) {
            boxes[at] = Samples.parcel(world.ids().next());
        }
        return wished(Samples.command(world.ids().next(), boxes));
    }

    String state(UUID shipment) {
        return one("select state from shipping.shipments where shipment_id = :id", shipment);
    }

    String carrier(UUID shipment) {
        return one(
                "select coalesce(carrier, '') from shipping.shipments where shipment_id = :id",
                shipment);
    }

    /** The tracking number of its only parcel. */
    String number(UUID shipment) {
        return one("select tracking_number from shipping.labels where shipment_id = :id", shipment);
    }

    private String one(String sql, UUID id) {
        return world.database()
                .sql(sql)
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .optional()
                .orElse("NONE");
    }

    /** How the questions of one kind about a shipment stand. */
    List<String> effects(UUID shipment, String kind) {
        return world.database()
                .sql(
                        """
                        select state from shipping.effects where subject = :id and kind = :kind
                        order by first_sent_at, key
                        """)
                .param("id", shipment)
                .param("kind", kind)
                .query((row, _) -> row.getString(1))
                .list();
    }

    long count(String sql) {
        return world.database().sql(sql).query((row, _) -> row.getLong(1)).single();
    }

    void awaitState(UUID shipment, String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(state(shipment)).isEqualTo(state));
    }

    void awaitEffects(UUID shipment, String kind, String... states) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(effects(shipment, kind)).containsExactly(states));
    }

    /** Lets time pass and alarms ring until it is so. */
    void driveUntil(UUID shipment, String state) {
        driveUntil(() -> assertThat(state(shipment)).isEqualTo(state), Duration.ofSeconds(61));
    }

    void driveUntil(ThrowingRunnable so, Duration step) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    world.clock().advance(step);
                    world.ring();
                    so.run();
                });
    }

    /** Labels that carriers have sold for what this shipment asked, and that are still good. */
    int goodLabels(UUID shipment) {
        var references =
                world.database()
                        .sql(
                                """
                                select replace(key::text, '-', '') from shipping.effects
                                where subject = :id and kind = 'BUY_LABELS'
                                """)
                        .param("id", shipment)
                        .query((row, _) -> row.getString(1))
                        .list();
        var ups = ups().labelsByReference();
        var fedex = fedex().labelsByReference();
        return references.stream()
                .mapToInt(each -> ups.getOrDefault(each, 0) + fedex.getOrDefault(each, 0))
                .sum();
    }

    /** All that the schema knows of itself holds. */
    void assertInvariants() {
        assertThat(
                        world.database()
                                .sql("select name from shipping.invariants where violations > 0")
                                .query((row, _) -> row.getString(1))
                                .list())
                .isEmpty();
    }

    @Override
    public void close() {
        world.close();
        simulators.close();
    }
}
