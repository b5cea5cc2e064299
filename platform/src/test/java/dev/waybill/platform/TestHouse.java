package dev.waybill.platform;

import dev.waybill.contracts.products.ProductDeleted;
import dev.waybill.contracts.products.ProductsContracts;
import dev.waybill.embedded.TestServers;
import dev.waybill.platform.http.WebServer;
import dev.waybill.platform.messaging.Batch;
import dev.waybill.platform.messaging.Cause;
import dev.waybill.platform.messaging.Outbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A house with one room, which writes down the products that it hears are deleted, unless they are
 * poisonous.
 */
public final class TestHouse implements AutoCloseable {

    private static final AtomicInteger SOURCES = new AtomicInteger(2000);

    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final Set<UUID> poisonous = ConcurrentHashMap.newKeySet();
    private final Settings settings;
    private final Ids ids = Ids.of(Clock.systemUTC(), new SecureRandom());
    private final long family;
    private final House house;

    /** A database and the number of its source. */
    public record Place(String url, int source) {
        public static Place fresh() {
            return new Place(TestServers.freshDatabase(), SOURCES.incrementAndGet());
        }
    }

    public TestHouse(Place place) {
        this.family = place.source() * 1_000_033L;
        this.settings =
                new Settings(
                        Map.of(
                                        "waybill.database.url", place.url(),
                                        "waybill.database.connections", "6",
                                        "waybill.kafka.bootstrap", TestServers.kafkaBootstrap(),
                                        "waybill.kafka.partitions", "3",
                                        "waybill.messaging.source", String.valueOf(place.source()))
                                ::get);
        this.house =
                new House(
                        List.of(new Proofs()),
                        new House.Givens(
                                Clock.systemUTC(), ids, settings, meters, TestWorld.threads()));
        house.start();
    }

    private final class Proofs implements WaybillSystem {
        @Override
        public String name() {
            return "proofs";
        }

        @Override
        public void furnish(Room room) {
            room.hears((Batch<ProductDeleted> batch, Outbox _) -> handle(batch, room.database()))
                    .on(ProductsContracts.PRODUCT_DELETED);
            room.takes((_, _) -> {});
        }

        private void handle(Batch<ProductDeleted> batch, Database database) {
            var mine =
                    batch.bodies()
                            .filter(each -> each.productId().getMostSignificantBits() == family)
                            .toList();
            mine.stream()
                    .filter(each -> poisonous.contains(each.productId()))
                    .findFirst()
                    .ifPresent(each -> {
                        throw new IllegalStateException("poisonous " + each.productId());
                    });
            database.sql(
                            """
                            insert into proofs.entry as e
                            select name, count(*) from unnest(:names::text[]) as m(name) group by name
                            on conflict (name) do update set amount = e.amount + excluded.amount
                            """)
                    .param("names", Database.texts(mine, each -> each.productId().toString()))
                    .update();
        }
    }

    public UUID key(int k) {
        return new UUID(family, k);
    }

    public void tell(UUID product) {
        house.messaging()
                .transactor()
                .run(
                        "proofs",
                        (outbox, now) -> {
                            outbox.tell(
                                    new ProductDeleted(ids.next(), now, product, null),
                                    new Cause(product, null, null, null));
                            return true;
                        });
    }

    /** How often each product was heard of. */
    public long heard(UUID product) {
        return new Database(house.database())
                .sql("select coalesce(sum(amount), 0) from proofs.entry where name = :name")
                .param("name", product.toString())
                .query(Long.class)
                .single();
    }

    /** A setting of PostgreSQL, as the house's connections have it. */
    String shows(String setting) {
        return new Database(house.database())
                .sql("select current_setting(:setting)")
                .param("setting", setting)
                .query(String.class)
                .single();
    }

    public WebServer serve() {
        return WebServer.start(house.controllers(), ids, settings, Map.of("server.port", "0"));
    }

    @Override
    public void close() {
        house.close();
    }
}
