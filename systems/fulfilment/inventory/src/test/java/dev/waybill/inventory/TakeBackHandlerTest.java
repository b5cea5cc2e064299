package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.waybill.contracts.inventory.Disposition;
import dev.waybill.contracts.inventory.InventoryTakenBack;
import dev.waybill.contracts.inventory.TakeBackInventory;
import dev.waybill.contracts.inventory.TakeBackInventory.Item;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TakeBackHandlerTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;
    private final UUID product = INVENTORY.stocked(5);

    @BeforeEach
    void forget() {
        world.forget();
    }

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    private TakeBackInventory takeBack(String location, Item... items) {
        return new TakeBackInventory(
                world.ids().next(),
                world.ids().next(),
                location,
                List.of(items),
                world.ids().next());
    }

    private record Moved(String kind, String cause, int available, int aside) {}

    private List<Moved> movesOf(TakeBackInventory asked) {
        return world.database()
                .sql(
                        """
                        select kind::text, cause, available, aside from inventory.stock_ledger
                        where source_id = :id order by id
                        """)
                .param("id", asked.takeBackId())
                .query((row, _) ->
                        new Moved(row.getString(1), row.getString(2), row.getInt(3), row.getInt(4)))
                .list();
    }

    @Test
    void onlyWhatIsForSaleAgainIsAvailable() {
        var asked =
                takeBack(
                        Level.MAIN,
                        new Item(product, 2, Disposition.RESTOCK),
                        new Item(product, 3, Disposition.REPAIR),
                        new Item(product, 1, Disposition.SCRAP),
                        new Item(product, 1, Disposition.BACK_TO_VENDOR));

        world.hear(asked);

        assertThat(INVENTORY.level(product).available()).isEqualTo(7);
        assertThat(movesOf(asked))
                .extracting(Moved::kind, Moved::cause, Moved::available, Moved::aside)
                .containsExactlyInAnyOrder(
                        tuple("RETURN", "RESTOCK", 2, 0),
                        tuple("ASIDE", "REPAIR", 0, 3),
                        tuple("ASIDE", "SCRAP", 0, 1),
                        tuple("ASIDE", "BACK_TO_VENDOR", 0, 1));
        var told = world.told(InventoryTakenBack.class).getFirst();
        assertThat(told.takeBackId()).isEqualTo(asked.takeBackId());
        assertThat(told.items()).hasSize(4);
    }

    @Test
    void askedTwiceItIsPutAwayOnceAndAnsweredAsBefore() {
        var asked = takeBack(Level.MAIN, new Item(product, 2, Disposition.RESTOCK));

        world.hear(asked, asked);
        world.hear(asked);

        assertThat(INVENTORY.level(product).available()).isEqualTo(7);
        assertThat(world.told(InventoryTakenBack.class)).hasSize(3);
        assertThat(world.told(InventoryTakenBack.class).stream().distinct()).hasSize(1);
    }

    @Test
    void goodsMayComeBackToAPlaceThatNeverHadThem() {
        world.hear(takeBack("cork", new Item(product, 4, Disposition.RESTOCK)));

        assertThat(INVENTORY.at(product, "cork").available()).isEqualTo(4);
        assertThat(INVENTORY.level(product).available()).isEqualTo(5);
    }

    @Test
    void theLedgerStillAccountsForTheStock() {
        world.hear(takeBack(Level.MAIN, new Item(product, 4, Disposition.RESTOCK)));

        assertThat(
                        world.database()
                                .sql(
                                        """
                                        select sum(available)::int from inventory.stock_ledger
                                        where product_id = :product
                                        """)
                                .param("product", product)
                                .query(Integer.class)
                                .single())
                .isEqualTo(INVENTORY.level(product).available());
    }
}
