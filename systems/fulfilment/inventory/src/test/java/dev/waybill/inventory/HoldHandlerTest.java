package dev.waybill.inventory;

import static dev.waybill.inventory.InventoryWorld.release;
import static dev.waybill.inventory.InventoryWorld.together;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.orders.OrderAmendmentEnded;
import dev.waybill.contracts.products.Product;
import dev.waybill.contracts.products.ProductCreated;
import dev.waybill.contracts.products.ProductStatus;
import dev.waybill.testkit.SystemWorld;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class HoldHandlerTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;
    private final UUID reservation = world.ids().next();

    @BeforeEach
    void forget() {
        world.forget();
    }

    @AfterEach
    void ledgerStockAndReservationsSayTheSame() {
        INVENTORY.verify();
    }

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    @Test
    void holdsEveryLineAndSaysSo() {
        var teapot = INVENTORY.stocked(5);
        var mug = INVENTORY.stocked(5);
        var command = INVENTORY.reserve(reservation, new Item(teapot, 2), new Item(mug, 5));

        world.hear(command);

        var told = world.told(InventoryReserved.class);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().items())
                .containsExactly(new StockLine(teapot, 2), new StockLine(mug, 5));
        assertThat(told.getFirst().orderId()).isEqualTo(command.orderId());
        assertThat(told.getFirst().cartId()).isEqualTo(command.cartId());
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 3, 2));
        assertThat(INVENTORY.ledgerOf(reservation)).containsExactly("RESERVE -2/2", "RESERVE -5/5");
    }

    @Test
    void holdsNothingWhenOneLineIsShortAndNamesIt() {
        var teapot = INVENTORY.stocked(5);
        var mug = INVENTORY.stocked(1);

        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2), new Item(mug, 3)));

        var told = world.told(InventoryUnavailable.class);
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().reservationId()).isEqualTo(reservation);
        assertThat(told.getFirst().unavailableItems())
                .containsExactly(new UnavailableItem(mug, 3, 1));
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 5, 0));
    }

    @Test
    void twoLinesOfOneProductAreOneDemand() {
        var teapot = INVENTORY.stocked(3);

        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2), new Item(teapot, 2)));

        assertThat(world.told(InventoryUnavailable.class).getFirst().unavailableItems())
                .containsExactly(new UnavailableItem(teapot, 4, 3));
    }

    @Test
    void aProductThatNobodyKnowsIsUnavailable() {
        var unknown = world.ids().next();

        world.hear(INVENTORY.reserve(reservation, new Item(unknown, 1)));

        assertThat(world.told(InventoryUnavailable.class).getFirst().unavailableItems())
                .containsExactly(new UnavailableItem(unknown, 1, 0));
    }

    @Test
    void askedAgainInAnotherBatchAnswersWordForWord() {
        var teapot = INVENTORY.stocked(2);
        var held = INVENTORY.reserve(reservation, new Item(teapot, 2));
        var refused = INVENTORY.reserve(world.ids().next(), new Item(teapot, 1));

        world.hear(held, refused, held, refused);
        INVENTORY.stocked(teapot, "main", 10);
        world.hear(held, refused);

        var told = world.told();
        assertThat(told).hasSize(6);
        assertThat(told.subList(2, 4)).isEqualTo(told.subList(0, 2));
        assertThat(told.subList(4, 6)).isEqualTo(told.subList(0, 2));
        assertThat(INVENTORY.ledgerOf(reservation)).containsExactly("RESERVE -2/2");
    }

    @Test
    void answersBelongToTheJourneyThatAsked() {
        var journey = world.ids().next();
        var command = INVENTORY.reserve(reservation, new Item(INVENTORY.stocked(1), 1));

        world.hearInJourney(journey, command);

        assertThat(world.tellings())
                .singleElement()
                .satisfies(told -> assertThat(told.correlationId()).isEqualTo(journey));
    }

    @Test
    void releaseGivesBackOnceAndAnswersEachTimeTheSame() {
        var teapot = INVENTORY.stocked(2);
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2)));

        world.hear(release(reservation), release(reservation));
        world.hear(release(reservation));

        var told = world.told(InventoryReleased.class);
        assertThat(told).hasSize(3).containsOnly(told.getFirst());
        assertThat(told.getFirst().items()).containsExactly(new StockLine(teapot, 2));
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 0));
        assertThat(INVENTORY.ledgerOf(reservation)).containsExactly("RESERVE -2/2", "RELEASE 2/-2");
    }

    @Test
    void aReleaseThatOvertakesItsReserveLeavesATombstone() {
        var teapot = INVENTORY.stocked(2);

        world.hear(release(reservation));
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2)));

        var told = world.told(InventoryReleased.class);
        assertThat(told).hasSize(2).containsOnly(told.getFirst());
        assertThat(told.getFirst().items()).isEmpty();
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 0));
    }

    @Test
    void aConfirmedOrderKeepsItsStockUntilItIsCancelled() {
        var teapot = INVENTORY.stocked(2);
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2)));

        world.hear(INVENTORY.confirmed(reservation));
        assertThat(INVENTORY.reservation(reservation)).isInstanceOf(Reservation.Committed.class);
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 0, 2));

        world.hear(release(reservation));
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 0));
    }

    @Test
    void aPartOfAnOrdersStockGoesBackAndTheRestStaysUntilItGoesToo() {
        var teapot = INVENTORY.stocked(2);
        var mug = INVENTORY.stocked(1);
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2), new Item(mug, 1)));
        world.hear(INVENTORY.confirmed(reservation));
        var part = part(new StockLine(teapot, 1));

        world.hear(part, part);
        world.hear(part);
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 1, 1));
        assertThat(world.told(InventoryReleased.class).getFirst().items())
                .containsExactly(new StockLine(teapot, 1));
        assertThat(INVENTORY.reservation(reservation)).isInstanceOf(Reservation.Committed.class);

        world.hear(part(new StockLine(teapot, 1), new StockLine(mug, 1)));
        assertThat(INVENTORY.level(mug)).isEqualTo(new Level(mug, "main", 1, 0));
        assertThat(INVENTORY.reservation(reservation)).isInstanceOf(Reservation.Released.class);
    }

    @Test
    void whatAnAmendmentHeldIsItsOrdersOrGoesBack() {
        var teapot = INVENTORY.stocked(3);
        var other = world.ids().next();
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 1)));
        world.hear(INVENTORY.reserve(other, new Item(teapot, 2)));

        world.hear(ended(reservation, OrderAmendmentEnded.Outcome.APPLIED));
        world.hear(ended(other, OrderAmendmentEnded.Outcome.EXPIRED));
        world.hear(ended(other, OrderAmendmentEnded.Outcome.EXPIRED));

        assertThat(INVENTORY.reservation(reservation)).isInstanceOf(Reservation.Committed.class);
        assertThat(INVENTORY.reservation(other)).isInstanceOf(Reservation.Released.class);
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 1));
    }

    private OrderAmendmentEnded ended(UUID held, OrderAmendmentEnded.Outcome outcome) {
        return new OrderAmendmentEnded(
                held, world.ids().next(), outcome, null, held, null, null, world.now());
    }

    private ReleaseInventory part(StockLine... items) {
        return new ReleaseInventory(
                reservation,
                ReleaseReason.ORDER_CANCELLED,
                null,
                List.of(items),
                world.ids().next());
    }

    @Test
    void aHoldAcrossPlacesGoesBackToTheSamePlaces() {
        var teapot = INVENTORY.stocked(2);
        INVENTORY.stocked(teapot, "east", 3);
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 5)));
        assertThat(INVENTORY.at(teapot, "east")).isEqualTo(new Level(teapot, "east", 0, 3));
        assertThat(world.told(InventoryReserved.class).getFirst().items())
                .containsExactly(new StockLine(teapot, 5));

        world.hear(release(reservation));

        assertThat(INVENTORY.at(teapot, "east")).isEqualTo(new Level(teapot, "east", 3, 0));
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 0));
    }

    @Test
    void aNewProductHasNoneInStockHoweverOftenItIsHeardAndKeepsWhatItGot() {
        var product = world.ids().next();
        var created =
                new ProductCreated(
                        world.ids().next(),
                        world.now(),
                        new Product(
                                product,
                                "SKU",
                                "Teapot",
                                null,
                                1,
                                "EUR",
                                null,
                                ProductStatus.ACTIVE));

        world.hear(created, created);
        assertThat(INVENTORY.level(product)).isEqualTo(new Level(product, "main", 0, 0));

        INVENTORY.stocked(product, "main", 4);
        world.hear(created);
        assertThat(INVENTORY.level(product)).isEqualTo(new Level(product, "main", 4, 0));
    }

    @Test
    void aHotProductSellsToTheLastUnitAndItsRowIsWrittenOncePerBatch() {
        var hot = INVENTORY.stocked(1_200);
        var batches = IntStream.range(0, 8).mapToObj(_ -> commands(500, new Item(hot, 1))).toList();

        batches.forEach(world::hear);

        assertThat(world.told(InventoryReserved.class)).hasSize(1_200);
        assertThat(world.told(InventoryUnavailable.class)).hasSize(2_800);
        assertThat(INVENTORY.level(hot)).isEqualTo(new Level(hot, "main", 0, 1_200));
        // once for the receipt, three times while there was something to sell
        assertThat(new StockLevels(world.database()).of(hot).getFirst().version()).isEqualTo(4);
    }

    @Test
    void concurrentBatchesThatWantTheSameProductsInOppositeOrderNeitherBlockNorOversell() {
        var products = IntStream.range(0, 12).mapToObj(_ -> INVENTORY.stocked(100)).toList();
        var opposite = products.reversed();

        together(
                IntStream.range(0, 24)
                        .mapToObj(i -> commands(10, oneOfEach(i % 2 == 0 ? products : opposite)))
                        .<Runnable>map(batch -> () -> world.hear(batch))
                        .toList());

        assertThat(world.told(InventoryReserved.class)).hasSize(100);
        assertThat(world.told(InventoryUnavailable.class)).hasSize(140);
        assertThat(products)
                .allSatisfy(each ->
                        assertThat(INVENTORY.level(each))
                                .isEqualTo(new Level(each, "main", 0, 100)));
    }

    @Test
    void aReservationThatTwoBatchesBeginAtOnceIsHeldOnce() {
        var teapot = INVENTORY.stocked(100);
        var command = INVENTORY.reserve(reservation, new Item(teapot, 1));

        together(Collections.nCopies(8, () -> hearAsTheKernelDoes(command)));

        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 99, 1));
        var told = world.told(InventoryReserved.class);
        assertThat(told).hasSize(8).containsOnly(told.getFirst());
    }

    /** A batch that fails is rolled back and handled again. */
    private void hearAsTheKernelDoes(ReserveInventory command) {
        try {
            world.hear(command);
        } catch (DataAccessException _) {
            world.hear(command);
        }
    }

    @Test
    void theTablesThemselvesRefuseToOversell() {
        var teapot = INVENTORY.stocked(1);
        var oversell = "update inventory.stock set available = -1 where product_id = :product";

        assertThatThrownBy(() -> world.database().sql(oversell).param("product", teapot).update())
                .hasMessageContaining("stock_not_oversold");
    }

    @Test
    void theLedgerCannotBeRewritten() {
        INVENTORY.stocked(1);

        for (var rewrite :
                List.of(
                        "update inventory.stock_ledger set available = 0",
                        "delete from inventory.stock_ledger",
                        "truncate inventory.stock_ledger")) {
            assertThatThrownBy(() -> world.database().sql(rewrite).update())
                    .hasMessageContaining("append-only");
        }
    }

    private static Item[] oneOfEach(List<UUID> products) {
        return products.stream().map(each -> new Item(each, 1)).toArray(Item[]::new);
    }

    private List<ReserveInventory> commands(int count, Item... items) {
        return IntStream.range(0, count)
                .mapToObj(_ -> INVENTORY.reserve(world.ids().next(), items))
                .toList();
    }
}
