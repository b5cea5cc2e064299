package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.platform.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How many statements a batch of reserves takes: a number that does not grow with it. */
class HoldStatementsTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();

    private final AtomicInteger statements = new AtomicInteger();

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    @Test
    void aShopWithOnePlaceTakesFiveHoweverManyAsk() {
        var product = INVENTORY.stocked(1_000);

        for (var many : List.of(1, 100)) {
            assertThat(statementsFor(product, many)).isEqualTo(5);
        }
    }

    @Test
    void aChoiceOfPlacesTakesOneMoreForTheRecords() {
        var product = INVENTORY.stocked(1_000);
        INVENTORY.stocked(product, "north", 1_000);

        for (var many : List.of(1, 100)) {
            assertThat(statementsFor(product, many)).isEqualTo(6);
        }
    }

    @Test
    void whoeverSellsAheadAsksOnceWhatIsExpected() {
        var product = INVENTORY.stocked(1);
        INVENTORY
                .world
                .http()
                .send("PUT", "/stock/" + product + "/terms", Map.of("backorders", 1_000));

        for (var many : List.of(1, 100)) {
            assertThat(statementsFor(product, many)).isLessThanOrEqualTo(6);
        }
    }

    private int statementsFor(UUID product, int many) {
        var database = new Database(counting(INVENTORY.world.pool()));
        var books =
                new HoldBooks(
                        new Reservations(database),
                        new StockLevels(database),
                        Duration.ofMinutes(15));
        var now = INVENTORY.world.now();
        var holds =
                IntStream.range(0, many)
                        .mapToObj(_ ->
                                Hold.Reserve.of(
                                        INVENTORY.reserve(
                                                INVENTORY.world.ids().next(),
                                                new Item(product, 1))))
                        .toList();
        statements.set(0);
        var book = books.open(holds);
        holds.forEach(hold -> book.decide(hold, INVENTORY.world.ids().next(), now));
        books.close(book, now);
        return statements.get();
    }

    private DataSource counting(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (name, result) ->
                        result instanceof Connection connection
                                ? proxy(
                                        Connection.class,
                                        connection,
                                        (called, made) -> {
                                            if (called.equals("prepareStatement")) {
                                                statements.incrementAndGet();
                                            }
                                            return made;
                                        })
                                : result);
    }

    private interface After {
        Object of(String method, Object result);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a proxy answers null where the real one does
    private static <T> T proxy(Class<T> type, T real, After after) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            try {
                                return after.of(method.getName(), method.invoke(real, arguments));
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
