package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryResourced;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.PromiseChanged;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Promises on what is still to come. */
class PromisesHttpTest {

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

    private UUID soldAhead(int units) {
        var product = INVENTORY.stocked(1);
        take(product, 1);
        world.http().send("PUT", "/stock/" + product + "/terms", Map.of("sellsAhead", true));
        assertThat(announce(product, units, Duration.ofDays(3)).status()).isEqualTo(201);
        return product;
    }

    private dev.waybill.testkit.Http.Reply announce(UUID product, int units, Duration in) {
        return world.http()
                .post(
                        "/stock/" + product + "/expected-receipts",
                        Map.of("quantity", units, "expectedAt", world.now().plus(in)));
    }

    private ReserveInventory take(UUID product, int units) {
        var reserve = INVENTORY.reserve(world.ids().next(), new Item(product, units));
        world.hear(reserve);
        return reserve;
    }

    private void confirm(ReserveInventory reserve) {
        world.hear(INVENTORY.confirmed(idOf(reserve)));
    }

    private static UUID idOf(ReserveInventory reserve) {
        return Objects.requireNonNull(reserve.reservationId());
    }

    private Instant promised(ReserveInventory reserve) {
        var told =
                world.told(InventoryReserved.class).stream()
                        .filter(each -> each.reservationId().equals(idOf(reserve)))
                        .findFirst()
                        .orElseThrow();
        var allocations = Objects.requireNonNull(told.allocations());
        return Objects.requireNonNull(allocations.getFirst().expectedAt());
    }

    private ExpectedReceipt expected(UUID product) {
        return world.http()
                .get("/stock/" + product + "/expected-receipts")
                .json()
                .valueStream()
                .map(each ->
                        dev.waybill.contracts.Wire.mapper()
                                .treeToValue(each, ExpectedReceipt.class))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aReservationStandsOnWhatIsExpectedAndNotOnMore() {
        var product = soldAhead(3);

        var first = take(product, 2);
        var second = take(product, 2);

        assertThat(promised(first)).isEqualTo(expected(product).expectedAt());
        assertThat(world.told(InventoryUnavailable.class))
                .anyMatch(each -> idOf(second).equals(each.reservationId()));
        assertThat(INVENTORY.at(product, "main").reserved()).isOne();
    }

    @Test
    void whatComesGoesToThoseWhoWaitInTheirOrder() {
        var product = soldAhead(4);
        var first = take(product, 2);
        confirm(first);
        var second = take(product, 2);
        confirm(second);

        world.http()
                .post(
                        "/stock/" + product + "/receipts",
                        Map.of(
                                "quantity",
                                3,
                                "expectedReceiptId",
                                expected(product).expectedReceiptId()));
        var third = take(product, 1);
        world.ring();

        assertThat(world.told(InventoryUnavailable.class))
                .anyMatch(each -> idOf(third).equals(each.reservationId()));
        var come = world.told(InventoryResourced.class);
        assertThat(come)
                .anyMatch(each ->
                        each.reservationId().equals(idOf(first))
                                && each.allocations().getFirst().quantity() == 2)
                .anyMatch(each ->
                        each.reservationId().equals(idOf(second))
                                && each.allocations().getFirst().quantity() == 1);
        assertThat(expected(product).arrived()).isEqualTo(3);
        assertThat(INVENTORY.at(product, "main")).isEqualTo(new Level(product, "main", 0, 4));
    }

    @Test
    void whoeverWaitsIsToldThatItComesLater() {
        var product = soldAhead(4);
        var reserve = take(product, 2);
        confirm(reserve);
        var before = expected(product);

        world.http()
                .patch(
                        "/expected-receipts/" + before.expectedReceiptId(),
                        Map.of("expectedAt", before.expectedAt().plus(Duration.ofDays(5))));
        world.ring();

        assertThat(world.told(PromiseChanged.class))
                .filteredOn(each -> each.reservationId().equals(idOf(reserve)))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.previousDate()).isEqualTo(before.expectedAt());
                    assertThat(each.newDate())
                            .isEqualTo(before.expectedAt().plus(Duration.ofDays(5)));
                });
    }

    @Test
    void whoeverAsksIsToldWhatMayBePromisedAndWhy() {
        var product = soldAhead(4);
        take(product, 1);

        var asked =
                world.http()
                        .get(
                                "/availability?productId="
                                        + product
                                        + "&quantity=3&destination=DE-10115&by="
                                        + world.now().plus(Duration.ofDays(1)));

        assertThat(asked.status()).isEqualTo(200);
        var json = asked.json();
        assertThat(json.get("can").asBoolean()).isTrue();
        assertThat(json.get("inTime").asBoolean()).isFalse();
        assertThat(json.get("at").asString()).isEqualTo(expected(product).expectedAt().toString());
        assertThat(json.get("reasoning").toString()).contains("All of it is still to come.");
        assertThat(json.get("buckets").toString()).contains("\"quantity\":3");
    }
}
