package dev.waybill.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.ReserveInventory.Item;
import dev.waybill.contracts.orders.OrderConfirmed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HoldTest {

    private static final UUID TEAPOT = new UUID(0, 1);
    private static final UUID MUG = new UUID(0, 2);
    private static final UUID CART = new UUID(3, 1);
    private static final UUID ORDER = new UUID(2, 1);

    @Test
    void twoLinesOfOneProductAreOneDemand() {
        var items = List.of(new Item(TEAPOT, 2), new Item(MUG, 1), new Item(TEAPOT, 3));

        var reserve = Hold.Reserve.of(new ReserveInventory(CART, null, items, null, ORDER, null));

        assertThat(reserve.demand()).isEqualTo(Map.of(TEAPOT, 5, MUG, 1));
    }

    @Test
    void whatIsWantedInsteadOfAReturnIsHeldForLongerThanACheckout() {
        var items = List.of(new Item(TEAPOT, 2));
        var usual = Duration.ofMinutes(15);
        var forReturn =
                new ReserveInventory(
                        CART, null, items, null, ORDER, null, new UUID(4, 1), null, null, null);
        var forCheckout = new ReserveInventory(CART, null, items, null, ORDER, null);

        assertThat(Hold.Reserve.of(forReturn).longest(usual)).isGreaterThan(Duration.ofDays(60));
        assertThat(Hold.Reserve.of(forCheckout).longest(usual)).isEqualTo(usual);
    }

    @Test
    void aReservationWithoutAnIdIsTheOneOfItsOrderElseOfItsCart() {
        var items = List.of(new Item(TEAPOT, 2));

        assertThat(
                        Hold.Reserve.of(new ReserveInventory(CART, null, items, null, ORDER, null))
                                .reservationId())
                .isEqualTo(ORDER);
        assertThat(
                        Hold.Reserve.of(new ReserveInventory(CART, null, items, null, null, null))
                                .reservationId())
                .isEqualTo(CART);
    }

    @Test
    void anOrderCommitsTheReservationThatItNamesElseTheOneOfItsOwnId() {
        var reservation = new UUID(1, 1);

        assertThat(Hold.Commit.of(confirmed(reservation.toString())).reservationId())
                .isEqualTo(reservation);
        assertThat(Hold.Commit.of(confirmed(null)).reservationId()).isEqualTo(ORDER);
        assertThat(Hold.Commit.of(confirmed("RES-42")).reservationId()).isEqualTo(ORDER);
    }

    private static OrderConfirmed confirmed(@Nullable String reservation) {
        return new OrderConfirmed(
                ORDER,
                new UUID(5, 1),
                "ORD-12345678",
                null,
                reservation,
                1_000,
                "EUR",
                Instant.EPOCH,
                null,
                null,
                null);
    }
}
