package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.testkit.SystemWorld;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do to stock by hand. */
class FloorHttpTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;

    @AfterEach
    void ledgerStockAndReservationsSayTheSame() {
        INVENTORY.verify();
    }

    @AfterAll
    static void close() {
        INVENTORY.close();
    }

    private int post(String path, Object body) {
        return world.http().post(path, body).status();
    }

    private StockDetails stock(UUID product) {
        return world.http().get("/stock/" + product).as(StockDetails.class);
    }

    @Test
    void anAdjustmentSaysWhyAndTheLedgerKeepsIt() {
        var product = INVENTORY.stocked(5);

        var reply =
                world.http()
                        .post(
                                "/stock/" + product + "/adjustments",
                                Map.of(
                                        "quantity",
                                        2,
                                        "way",
                                        "TAKE_AWAY",
                                        "cause",
                                        "DAMAGED",
                                        "note",
                                        "a fall"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(INVENTORY.level(product).available()).isEqualTo(3);
        var ledger = world.http().get("/stock/" + product + "/ledger").json().toString();
        assertThat(ledger).contains("ADJUSTMENT", "DAMAGED", "a fall");
    }

    @Test
    void nobodyTakesAwayMoreThanIsFree() {
        var product = INVENTORY.stocked(5);
        world.hear(INVENTORY.reserve(world.ids().next(), new Item(product, 4)));

        assertThat(
                        post(
                                "/stock/" + product + "/adjustments",
                                Map.of("quantity", 2, "way", "TAKE_AWAY", "cause", "LOST")))
                .isEqualTo(409);
        assertThat(INVENTORY.level(product)).isEqualTo(new Level(product, "main", 1, 4));
    }

    @Test
    void whatIsCountedIncludesWhatIsHeld() {
        var product = INVENTORY.stocked(5);
        world.hear(INVENTORY.reserve(world.ids().next(), new Item(product, 2)));

        assertThat(post("/stock/" + product + "/counts", Map.of("counted", 4))).isEqualTo(201);
        assertThat(INVENTORY.level(product)).isEqualTo(new Level(product, "main", 2, 2));
        assertThat(post("/stock/" + product + "/counts", Map.of("counted", 1))).isEqualTo(409);
    }

    @Test
    void whatIsOnItsWayIsAvailableNowhere() {
        var product = INVENTORY.stocked(5);

        var sent =
                world.http()
                        .post(
                                "/transfers",
                                Map.of(
                                        "productId",
                                        product,
                                        "quantity",
                                        3,
                                        "origin",
                                        "main",
                                        "destination",
                                        "north"))
                        .as(Transfer.class);

        assertThat(stock(product).available()).isEqualTo(2);
        assertThat(stock(product).inTransit()).isEqualTo(3);
        var arrival = "/transfers/" + sent.transferId() + "/arrival";
        assertThat(post(arrival, Map.of("quantity", 2))).isEqualTo(200);
        assertThat(stock(product).available()).isEqualTo(4);
        assertThat(stock(product).inTransit()).isZero();
        assertThat(INVENTORY.at(product, "north").available()).isEqualTo(2);
        assertThat(post(arrival, Map.of())).isEqualTo(409);
    }

    @Test
    void unitsThatAreKeptBackAreNotSold() {
        var product = INVENTORY.stocked(5);
        var put =
                world.http().send("PUT", "/stock/" + product + "/terms", Map.of("safetyStock", 4));
        assertThat(put.status()).isEqualTo(200);

        world.hear(INVENTORY.reserve(world.ids().next(), new Item(product, 2)));

        assertThat(world.told(InventoryReserved.class))
                .noneMatch(each -> each.items().getFirst().productId().equals(product));
        assertThat(stock(product).sellable()).isOne();
        assertThat(stock(product).available()).isEqualTo(5);
    }

    @Test
    void rulesAreVersionsAndWhoeverEditsHasSeenTheLast() {
        var first = world.http().send("PUT", "/sourcing-rules", Map.of("order", List.of("COST")));
        assertThat(first.status()).isIn(200, 428);
        var now = world.http().get("/sourcing-rules");

        assertThat(world.http().send("PUT", "/sourcing-rules", Map.of()).status()).isEqualTo(428);
        var next =
                world.http()
                        .send(
                                "PUT",
                                "/sourcing-rules",
                                Map.of("order", List.of("COST")),
                                "If-Match",
                                now.header("ETag"));

        assertThat(next.as(SourcingDetails.class).version())
                .isEqualTo(now.as(SourcingDetails.class).version() + 1);
        var version = "/sourcing-rules/" + now.as(SourcingDetails.class).version();
        assertThat(world.http().get(version).as(SourcingDetails.class))
                .isEqualTo(now.as(SourcingDetails.class));
    }

    @Test
    void theCheaperPlaceIsChosenAndTheOrderSaysWhy() {
        var etag = world.http().get("/sourcing-rules").header("ETag");
        world.http()
                .send("PUT", "/sourcing-rules", Map.of("order", List.of("COST")), "If-Match", etag);
        world.http().send("PUT", "/locations/dear", Map.of("costPerParcel", 900));
        world.http().send("PUT", "/locations/cheap", Map.of("costPerParcel", 300));
        var product = INVENTORY.stocked(world.ids().next(), "dear", 5);
        INVENTORY.stocked(product, "cheap", 5);
        var reserve = INVENTORY.reserve(world.ids().next(), new Item(product, 2));

        world.hear(reserve);

        var told =
                world.told(InventoryReserved.class).stream()
                        .filter(each -> each.reservationId().equals(reserve.reservationId()))
                        .findFirst()
                        .orElseThrow();
        assertThat(told.allocations())
                .singleElement()
                .satisfies(each -> assertThat(each.locationId()).isEqualTo("cheap"));
        var decisions = world.http().get("/orders/" + reserve.orderId() + "/decisions");
        assertThat(decisions.status()).isEqualTo(200);
        assertThat(decisions.json().toString())
                .contains("cheap has it all and is the first by [COST]", "\"recorded\":true");
    }

    @Test
    void aDecisionThatWasNoneIsToldFromTheReservation() {
        var product = INVENTORY.stocked(5);
        var reserve = INVENTORY.reserve(world.ids().next(), new Item(product, 2));
        world.hear(reserve);

        var decisions = world.http().get("/orders/" + reserve.orderId() + "/decisions");

        assertThat(decisions.json().toString()).contains("\"recorded\":false", "ONE_PLACE");
        assertThat(world.http().get("/orders/" + world.ids().next() + "/decisions").status())
                .isEqualTo(404);
    }
}
