package dev.waybill.inventory;

import static dev.waybill.inventory.InventoryWorld.release;
import static dev.waybill.inventory.InventoryWorld.together;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryReleased;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.InventoryUnavailable.UnavailableItem;
import dev.waybill.contracts.inventory.ReleaseReason;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpireHoldsTest {

    private static final InventoryWorld INVENTORY = new InventoryWorld();
    private final SystemWorld world = INVENTORY.world;
    private final UUID reservation = world.ids().next();
    private final UUID teapot = INVENTORY.stocked(2);

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

    private void hold() {
        world.hear(INVENTORY.reserve(reservation, new Item(teapot, 2)));
        world.forget();
    }

    private void pass(int minutes) {
        world.clock().advance(Duration.ofMinutes(minutes));
        world.ring();
    }

    @Test
    void aHoldThatNobodyConfirmsGoesBackOnSaleAfterAQuarterOfAnHour() {
        hold();

        pass(14);
        assertThat(world.told()).isEmpty();
        pass(1);

        assertThat(world.told(InventoryReleased.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.reservationId()).isEqualTo(reservation);
                    assertThat(told.reason()).isEqualTo(ReleaseReason.EXPIRED);
                });
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 0));
        assertThat(INVENTORY.ledgerOf(reservation)).containsExactly("RESERVE -2/2", "EXPIRE 2/-2");
    }

    @Test
    void whatExpiresIsToldAsPartOfItsJourney() {
        var journey = world.ids().next();
        world.hearInJourney(journey, INVENTORY.reserve(reservation, new Item(teapot, 2)));

        pass(15);

        assertThat(world.tellings().getLast().body()).isInstanceOf(InventoryReleased.class);
        assertThat(world.tellings().getLast().correlationId()).isEqualTo(journey);
    }

    @Test
    void aHoldEndsWhenItsAskerSaid() {
        var soon = world.now().plus(Duration.ofMinutes(2));
        world.hear(
                new ReserveInventory(
                        world.ids().next(),
                        null,
                        List.of(new Item(teapot, 1)),
                        reservation,
                        null,
                        soon));

        pass(2);

        assertThat(INVENTORY.reservation(reservation)).isInstanceOf(Reservation.Expired.class);
    }

    @Test
    void neitherAConfirmedNorAReleasedHoldExpires() {
        hold();
        var other = world.ids().next();
        world.hear(INVENTORY.confirmed(reservation));
        world.hear(INVENTORY.reserve(other, new Item(INVENTORY.stocked(1), 1)), release(other));
        world.forget();

        pass(60);

        assertThat(world.told()).isEmpty();
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 0, 2));
    }

    @Test
    void anOrderConfirmedAfterTheSweepGetsTheStockIfItIsStillThere() {
        hold();
        pass(15);

        world.hear(INVENTORY.confirmed(reservation), INVENTORY.confirmed(reservation));

        assertThat(world.told(InventoryReserved.class)).hasSize(1);
        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 0, 2));
        assertThat(INVENTORY.reservation(reservation)).isInstanceOf(Reservation.Committed.class);
    }

    @Test
    void anOrderConfirmedAfterTheSweepIsToldWhenItsStockWasSoldMeanwhile() {
        hold();
        pass(15);
        world.hear(INVENTORY.reserve(world.ids().next(), new Item(teapot, 1)));
        var order = INVENTORY.confirmed(reservation);

        world.hear(order);

        assertThat(world.told(InventoryUnavailable.class))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.unavailableItems())
                            .containsExactly(new UnavailableItem(teapot, 2, 1));
                    assertThat(told.reservationId()).isEqualTo(reservation);
                });
        world.forget();
        world.hear(release(reservation));
        assertThat(world.told(InventoryReleased.class))
                .singleElement()
                .satisfies(told -> assertThat(told.items()).isEmpty());
    }

    @Test
    void aCancelledOrderWhoseHoldExpiredGetsNoStockFromItsLateConfirmation() {
        hold();
        pass(15);

        world.hear(release(reservation));
        world.hear(INVENTORY.confirmed(reservation));

        assertThat(INVENTORY.level(teapot)).isEqualTo(new Level(teapot, "main", 2, 0));
    }

    @Test
    void aSweepOfThousandsIsDoneInParts() {
        var hot = INVENTORY.stocked(1_100);
        world.hear(
                IntStream.range(0, 1_100)
                        .mapToObj(_ -> INVENTORY.reserve(world.ids().next(), new Item(hot, 1)))
                        .toList());
        world.forget();

        pass(15);

        assertThat(world.told(InventoryReleased.class)).hasSize(1_100);
        assertThat(INVENTORY.level(hot)).isEqualTo(new Level(hot, "main", 1_100, 0));
    }

    @Test
    void sweepersAndConfirmationsThatMeetLeaveEveryUnitAccountedFor() {
        var hot = INVENTORY.stocked(300);
        var ids = IntStream.range(0, 300).mapToObj(_ -> world.ids().next()).toList();
        world.hear(ids.stream().map(id -> INVENTORY.reserve(id, new Item(hot, 1))).toList());
        world.clock().advance(Duration.ofMinutes(15));

        together(
                List.of(
                        world::ring,
                        world::ring,
                        () -> ids.forEach(id -> world.hear(INVENTORY.confirmed(id)))));

        assertThat(INVENTORY.level(hot)).isEqualTo(new Level(hot, "main", 0, 300));
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(INVENTORY.reservation(id))
                                .isInstanceOf(Reservation.Committed.class));
    }
}
