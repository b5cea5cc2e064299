package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.orders.OrderArchived;
import dev.waybill.platform.Parts;
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

/** Orders with a store for long-term files, and time that passes quickly. */
final class ArchiveWorld implements AutoCloseable {

    static final Duration LONG = Duration.ofDays(31);

    final SystemWorld world;
    final Path folder;

    private ArchiveWorld(Path folder, Map<String, String> settings) {
        var all = new HashMap<String, String>();
        all.put("waybill.orders.archive.folder", folder.toString());
        all.put("waybill.orders.archive.after", "P30D");
        all.putAll(settings);
        this.folder = folder;
        this.world =
                SystemWorld.of(
                        new OrdersSystem(),
                        all,
                        Parts.butFor(ArchiveStore.class, FaultyStore::new));
        FaultyStore.FAULT.set(FaultyStore.Fault.NONE);
    }

    static ArchiveWorld open() {
        return open(Map.of());
    }

    static ArchiveWorld open(Map<String, String> settings) {
        try {
            return new ArchiveWorld(Files.createTempDirectory("archive"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Placed, paid, sent and delivered; everybody has heard of it. */
    Journey delivered() {
        var journey = new Journey(world).placed().paid().released();
        var shipment = world.ids().next();
        journey.sent(shipment).delivered(shipment);
        heardByAll();
        return journey;
    }

    /** Placed, cancelled, and the money is free again. */
    Journey cancelled() {
        var journey = new Journey(world).placed().cancelled().voided();
        heardByAll();
        return journey;
    }

    /** What orders tells, its own views hear too. */
    void heardByAll() {
        var told = world.tellings();
        told.forEach(each -> world.hearInJourney(each.correlationId(), each.body()));
        world.forget();
    }

    void later(Duration time) {
        world.clock().advance(time);
        world.ring();
    }

    void awaitArchived(Journey... journeys) {
        for (var journey : journeys) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(() -> assertThat(stage(journey)).isEqualTo("ARCHIVED"));
        }
    }

    String stage(Journey journey) {
        return world.database()
                .sql("select stage from orders.orders where order_id = :id")
                .param("id", journey.order)
                .query(String.class)
                .single();
    }

    List<OrderArchived> archived(Journey journey) {
        return world.told(OrderArchived.class).stream()
                .filter(each -> each.orderId().equals(journey.order))
                .toList();
    }

    long rows(String table, UUID order) {
        return count("select count(*) from orders." + table + " where order_id = '" + order + "'");
    }

    long count(String sql) {
        return world.database().sql(sql).query(Long.class).single();
    }

    /** Attempts that the store has had and of which nothing came. */
    void awaitAttempts(int many) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        count(
                                        "select count(*) from orders.effects where state = 'UNKNOWN' and attempts >= "
                                                + many
                                                + " and outcome is not null")
                                > 0);
    }

    Path fileOf(Journey journey) {
        var name =
                world.database()
                        .sql(
                                """
                                select f.name from orders.archive_record r join orders.archive_file f using (file_id)
                                where r.order_id = :id
                                """)
                        .param("id", journey.order)
                        .query(String.class)
                        .single();
        return folder.resolve(name);
    }

    @Override
    public void close() {
        world.close();
    }
}
