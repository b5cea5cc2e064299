package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.platform.Parts;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class InventoryBugsTest {

    private static SystemWorld world(Parts parts) {
        return SystemWorld.of(new InventorySystem(), Map.of(), parts);
    }

    private static UUID stocked(SystemWorld world, int units) {
        var levels = new StockLevels(world.database());
        var product = world.ids().next();
        levels.open(List.of(new StockLevels.Shelf(product, Level.MAIN)));
        var stock = levels.lock(List.of(product));
        stock.receive(new Line(product, Level.MAIN, units), world.ids().next());
        levels.save(stock, world.now());
        return product;
    }

    private static ReserveInventory reserve(SystemWorld world, UUID reservation, UUID product) {
        return new ReserveInventory(
                world.ids().next(),
                null,
                List.of(new ReserveInventory.Item(product, 1)),
                reservation,
                world.ids().next(),
                null);
    }

    private static void releaseThenReserve(SystemWorld world) {
        var reservation = world.ids().next();
        world.hear(new ReleaseInventory(reservation, ReleaseReason.CHECKOUT_FAILED, null));
        world.hear(reserve(world, reservation, stocked(world, 5)));
    }

    @Test
    void withoutATombstoneAReleasedReservationHoldsStock() {
        try (var right = world(Parts.AS_BUILT);
                var wrong = world(InventoryBugs.noTombstone())) {
            releaseThenReserve(right);
            assertThat(right.told(InventoryReserved.class)).isEmpty();
            assertThat(right.told(InventoryReleased.class)).hasSize(2);

            releaseThenReserve(wrong);
            assertThat(wrong.told(InventoryReserved.class)).hasSize(1);
        }
    }

    @Test
    void checkedStockStaysLockedUntilItIsReserved() {
        try (var world = world(Parts.AS_BUILT)) {
            assertThat(othersMayTakeWhatWasChecked(world, Parts.AS_BUILT)).isFalse();
        }
    }

    @Test
    void checkThenReserveSellsTheLastUnitTwice() {
        try (var world = world(InventoryBugs.checkThenReserve())) {
            assertThat(othersMayTakeWhatWasChecked(world, InventoryBugs.checkThenReserve()))
                    .isTrue();
            assertThat(world.told(InventoryReserved.class)).hasSize(1);
            var sold =
                    world.database()
                            .sql("select count(*) from inventory.reservation where state = 'HELD'")
                            .query(Long.class)
                            .single();
            assertThat(sold).as("reservations of one unit").isEqualTo(2);
        }
    }

    /** One batch has checked the last unit; while it thinks, another one comes. */
    private static boolean othersMayTakeWhatWasChecked(SystemWorld world, Parts parts) {
        var product = stocked(world, 1);
        var levels = parts.choose(StockLevels.class, new StockLevels(world.database()));
        var books =
                new HoldBooks(new Reservations(world.database()), levels, Duration.ofMinutes(15));
        var hold = Hold.Reserve.of(reserve(world, world.ids().next(), product));
        var batch = new TransactionTemplate(new DataSourceTransactionManager(world.pool()));
        return Boolean.TRUE.equals(
                batch.execute(_ -> {
                    var book = books.open(List.of(hold));
                    book.decide(hold, world.ids().next(), world.now());
                    var free = isFree(world, product);
                    if (free) {
                        elsewhere(() -> world.hear(reserve(world, world.ids().next(), product)));
                    }
                    books.close(book, world.now());
                    return free;
                }));
    }

    private static boolean isFree(SystemWorld world, UUID product) {
        return elsewhere(() ->
                !world.database()
                        .sql(
                                """
                                select product_id from inventory.stock
                                where product_id = :product for update skip locked
                                """)
                        .param("product", product)
                        .query((row, _) -> row.getString(1))
                        .list()
                        .isEmpty());
    }

    private static void elsewhere(Runnable work) {
        elsewhere(() -> {
            work.run();
            return true;
        });
    }

    private static boolean elsewhere(java.util.function.Supplier<Boolean> work) {
        try (var thread = Executors.newSingleThreadExecutor()) {
            return CompletableFuture.supplyAsync(work, thread).join();
        }
    }
}
