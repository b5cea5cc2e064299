package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.contracts.orders.OrderConfirmed;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Inventory on a database of its own, and the words that its tests use. */
final class InventoryWorld implements AutoCloseable {

    final SystemWorld world = SystemWorld.of(new InventorySystem());
    private final StockLevels levels = new StockLevels(world.database());

    /** A product with so many units at main. */
    UUID stocked(int units) {
        return stocked(world.ids().next(), Level.MAIN, units);
    }

    UUID stocked(UUID product, String location, int units) {
        levels.open(List.of(new StockLevels.Shelf(product, location)));
        var stock = levels.lock(List.of(product));
        stock.receive(new Line(product, location, units), world.ids().next());
        levels.save(stock, world.now());
        return product;
    }

    /** Units of a product at main. */
    Level level(UUID product) {
        return at(product, Level.MAIN);
    }

    Level at(UUID product, String location) {
        return levels.of(product).stream()
                .filter(each -> each.location().equals(location))
                .map(each -> new Level(product, location, each.available(), each.reserved()))
                .findFirst()
                .orElseThrow();
    }

    ReserveInventory reserve(UUID reservation, Item... items) {
        return new ReserveInventory(
                world.ids().next(), null, List.of(items), reservation, world.ids().next(), null);
    }

    static ReleaseInventory release(UUID reservation) {
        return new ReleaseInventory(reservation, ReleaseReason.CHECKOUT_FAILED, null);
    }

    OrderConfirmed confirmed(UUID reservation) {
        return new OrderConfirmed(
                world.ids().next(),
                world.ids().next(),
                "ORD-12345678",
                null,
                reservation.toString(),
                1_000,
                "EUR",
                world.now(),
                null,
                null,
                null);
    }

    Reservation reservation(UUID id) {
        return new Reservations(world.database()).find(id).orElseThrow();
    }

    List<String> ledgerOf(UUID source) {
        return world.database()
                .sql(
                        """
                        select kind || ' ' || available || '/' || reserved from inventory.stock_ledger
                        where source_id = :source order by id
                        """)
                .param("source", source)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /**
     * Runs them at the same time, each on a thread of its own, and throws what one of them throws.
     */
    static void together(List<Runnable> tasks) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    tasks.stream()
                            .map(task ->
                                    CompletableFuture.runAsync(() -> run(task, start), threads))
                            .toArray(CompletableFuture[]::new);
            start.countDown();
            CompletableFuture.allOf(running).join();
        }
    }

    private static void run(Runnable task, CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        task.run();
    }

    /** What must be so whatever happened: ledger, stock and reservations say the same. */
    void verify() {
        assertThat(count(LEDGER_IS_NOT_STOCK))
                .as("places whose ledger is not their stock")
                .isZero();
        assertThat(count(RESERVED_IS_NOT_HELD))
                .as("places that reserve what nobody holds")
                .isZero();
    }

    private long count(String violations) {
        return world.database()
                .sql("select count(*) from (" + violations + ") as violation")
                .query(Long.class)
                .single();
    }

    private static final String LEDGER_IS_NOT_STOCK =
            """
            select product_id, location
            from inventory.stock s full join (
              select product_id, location, sum(available) as available, sum(reserved) as reserved
              from inventory.stock_ledger group by product_id, location) l
              using (product_id, location)
            where (coalesce(s.available, 0), coalesce(s.reserved, 0))
              is distinct from (coalesce(l.available, 0), coalesce(l.reserved, 0))
            """;

    private static final String RESERVED_IS_NOT_HELD =
            """
            select product_id, location
            from inventory.stock s full join (
              select line.product_id, line.location, sum(line.quantity) as held
              from inventory.reservation r,
                unnest(r.product_ids, r.locations, r.quantities) as line (product_id, location, quantity)
              where r.state in ('HELD', 'COMMITTED')
              group by line.product_id, line.location) h
              using (product_id, location)
            where coalesce(s.reserved, 0) <> coalesce(h.held, 0)
            """;

    @Override
    public void close() {
        world.close();
    }
}
