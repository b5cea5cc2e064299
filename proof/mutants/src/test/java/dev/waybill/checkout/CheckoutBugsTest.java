package dev.waybill.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.PaymentMethod;
import dev.waybill.contracts.carts.CartCheckedOut;
import dev.waybill.contracts.inventory.InventoryReserved;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.inventory.ReserveInventory;
import dev.waybill.contracts.inventory.StockLine;
import dev.waybill.contracts.payments.AuthorizePayment;
import dev.waybill.platform.Parts;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckoutBugsTest {

    private static SystemWorld world(Parts parts) {
        return SystemWorld.of(new CheckoutSystem(), Map.of(), parts);
    }

    private static void checkOut(SystemWorld world) {
        var item = new CartCheckedOut.Item(world.ids().next(), 1, 1_500, "LAMP-1", "Desk lamp");
        world.hear(
                new CartCheckedOut(
                        world.ids().next(),
                        world.now(),
                        world.ids().next(),
                        world.ids().next(),
                        List.of(item),
                        1_500L,
                        0L,
                        1_500L,
                        "EUR",
                        world.ids().next(),
                        null,
                        null,
                        null,
                        new PaymentMethod("pm_card_visa", "visa", "4242", 12, 2030)));
    }

    private static void hold(SystemWorld world) {
        var asked = world.told(ReserveInventory.class).getFirst();
        world.hear(
                new InventoryReserved(
                        Objects.requireNonNull(asked.reservationId()),
                        asked.orderId(),
                        asked.cartId(),
                        List.of(new StockLine(asked.items().getFirst().productId(), 1)),
                        world.now()));
    }

    private static void nobodyAnswers(SystemWorld world, Duration time) {
        world.clock().advance(time);
        world.ring();
    }

    private static List<UUID> reservationsAskedFor(SystemWorld world) {
        checkOut(world);
        nobodyAnswers(world, Duration.ofSeconds(16));
        var asked = world.told(ReserveInventory.class);
        assertThat(asked).hasSize(2);
        return asked.stream().map(ReserveInventory::reservationId).distinct().toList();
    }

    @Test
    void aCommandToldAgainHasTheIdsOfTheFirst() {
        try (var right = world(Parts.AS_BUILT);
                var wrong = world(CheckoutBugs.commandIdNotDerived())) {
            assertThat(reservationsAskedFor(right)).hasSize(1);
            assertThat(reservationsAskedFor(wrong)).hasSize(2);
        }
    }

    @Test
    void aPaymentAskedForAgainIsThePaymentOfTheFirst() {
        try (var right = world(Parts.AS_BUILT);
                var wrong = world(CheckoutBugs.commandIdNotDerived())) {
            assertThat(paymentsAskedFor(right)).hasSize(1);
            assertThat(paymentsAskedFor(wrong)).hasSize(2);
        }
    }

    private static List<UUID> paymentsAskedFor(SystemWorld world) {
        checkOut(world);
        hold(world);
        nobodyAnswers(world, Duration.ofSeconds(16));
        var asked = world.told(AuthorizePayment.class);
        assertThat(asked).hasSize(2);
        return asked.stream().map(AuthorizePayment::paymentId).distinct().toList();
    }

    @Test
    void whatIsOwedIsOwedUntilItIsAnswered() {
        try (var right = world(Parts.AS_BUILT);
                var wrong = world(CheckoutBugs.givesUpCompensation())) {
            assertThat(statusAfterADayOfSilence(right)).isEqualTo("COMPENSATING");
            assertThat(right.told(ReleaseInventory.class)).hasSizeGreaterThan(10);

            assertThat(statusAfterADayOfSilence(wrong)).isEqualTo("FAILED");
            assertThat(wrong.told(ReleaseInventory.class)).hasSize(3);
        }
    }

    private static String statusAfterADayOfSilence(SystemWorld world) {
        checkOut(world);
        hold(world);
        for (var i = 0; i < 24; i++) {
            nobodyAnswers(world, Duration.ofHours(1));
        }
        return world.database()
                .sql("select status from checkout.session")
                .query(String.class)
                .single();
    }
}
