package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody writes past the books, and it is seen and set right. */
class DriftHttpTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    private void watched() {
        world.clock().advance(Duration.ofMinutes(5));
        world.ring();
    }

    private String openDriftOf(UUID product) {
        return world.http()
                .get("/stock/drift?status=OPEN")
                .json()
                .get("items")
                .valueStream()
                .filter(each -> each.get("productId").asString().equals(product.toString()))
                .map(each -> each.get("driftId").asString())
                .findFirst()
                .orElse("");
    }

    @Test
    void whatWasWrittenPastTheBooksIsSeenAndRepairedByALineOfTheLedger() {
        var product = INVENTORY.stocked(10);
        world.hear(INVENTORY.reserve(world.ids().next(), new Item(product, 2)));
        watched();
        assertThat(openDriftOf(product)).isEmpty();

        world.database()
                .sql(
                        "update inventory.stock set available = available + 3, reserved = 9 where product_id = :p")
                .param("p", product)
                .update();
        watched();

        var drift = openDriftOf(product);
        assertThat(drift).isNotEmpty();
        var shown = world.http().get("/stock/drift/" + drift + "/history").json();
        assertThat(shown.get("drift").get("counts").toString())
                .contains(
                        "\"available\":11",
                        "\"ledgerAvailable\":8",
                        "\"reserved\":9",
                        "\"held\":2");
        assertThat(shown.get("history")).hasSize(2);
        var repair = "/stock/drift/" + drift + "/repair";
        assertThat(
                        world.http()
                                .post(repair, Map.of("reason", "counted again", "available", 7))
                                .status())
                .isEqualTo(200);
        assertThat(INVENTORY.level(product)).isEqualTo(new Level(product, "main", 7, 2));
        assertThat(INVENTORY.ledgerOf(UUID.fromString(drift))).containsExactly("REPAIR -1/0");
        assertThat(world.http().post(repair, Map.of("reason", "again")).status()).isEqualTo(409);
        INVENTORY.verify();
        watched();
        assertThat(openDriftOf(product)).isEmpty();
    }

    @Test
    void aDriftThatIsNotThereAnyMoreIsGone() {
        var product = INVENTORY.stocked(10);
        var by = "update inventory.stock set available = available + :n where product_id = :p";
        world.database().sql(by).param("n", 1).param("p", product).update();
        watched();
        assertThat(openDriftOf(product)).isNotEmpty();

        world.database().sql(by).param("n", -1).param("p", product).update();
        watched();

        assertThat(openDriftOf(product)).isEmpty();
    }
}
