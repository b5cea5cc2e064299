package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.inventory.InventoryUnavailable;
import dev.waybill.contracts.inventory.ReleaseInventory;
import dev.waybill.contracts.orders.OrderAmended;
import dev.waybill.contracts.orders.OrderCancelled;
import dev.waybill.contracts.orders.OrderCompleted;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the confirmation to the door, and what can go wrong between. */
class LifecycleTest {

    private static SystemWorld world;

    private Journey journey;
    private UUID first;
    private UUID second;

    LifecycleTest() {
        journey = new Journey(world);
        first = world.ids().next();
        second = world.ids().next();
    }

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void forget() {
        world.forget();
    }

    @AfterEach
    void allIsTheFoldOfHistory() {
        Checks.hold(world);
    }

    @Test
    void anOrderIsReleasedWhenTheTimeToThinkAgainIsOverAndNotBefore() {
        journey.placed();
        world.clock().advance(Duration.ofMinutes(9));
        world.ring();
        assertThat(journey.stage()).isEqualTo(OrderStage.CONFIRMED);

        world.clock().advance(Duration.ofMinutes(1));
        world.ring();
        world.ring();

        assertThat(journey.stages())
                .containsExactly("CONFIRMED", "AWAITING_FULFILMENT", "FULFILLING");
        var started = world.told(OrderFulfilmentStarted.class);
        assertThat(started).hasSize(1);
        assertThat(started.getFirst().itemCount()).isEqualTo(3);
        assertThat(started.getFirst().warehouseId()).isEqualTo("MAIN");
        assertThat(started.getFirst().shippingAddress())
                .hasFieldOrPropertyWithValue("postcode", "SW1Y 4JH");
        assertThat(started.getFirst().items())
                .extracting(OrderFulfilmentStarted.Item::sku)
                .containsExactly("TEA-1", null);
    }

    @Test
    void manyOrdersAreReleasedTogetherEachOnce() {
        for (var i = 0; i < 450; i++) {
            world.hear(Samples.wish(world.ids().next()));
        }
        world.clock().advance(Duration.ofMinutes(10));
        world.ring();

        assertThat(world.told(OrderFulfilmentStarted.class))
                .hasSize(450)
                .extracting(OrderFulfilmentStarted::orderId)
                .doesNotHaveDuplicates();
    }

    @Test
    void anOrderWithoutAnAddressWaitsAndSaysSo() {
        journey = new Journey(world, Samples.withoutPayment(world.ids().next())).placed();
        world.clock().advance(Duration.ofDays(1));
        world.ring();

        assertThat(journey.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(journey.note()).contains("address");
    }

    @Test
    void anOrderIsCompleteWhenTheLastOfItsParcelsIsDelivered() {
        journey.placed().paid().released();
        journey.picked(first, journey.tea, 2).picked(second, journey.cup, 1);
        journey.delivered(first);
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        assertThat(journey.details().items().getFirst().delivered()).isEqualTo(2);

        journey.delivered(second).delivered(second);

        assertThat(journey.stages()).endsWith("FULFILLING", "COMPLETED");
        assertThat(world.told(OrderCompleted.class)).hasSize(1);
        assertThat(journey.details().status().name()).isEqualTo("COMPLETED");
        assertThat(journey.details().completedAt()).isNotNull();
        assertThat(world.told(RefundPayment.class)).isEmpty();
    }

    @Test
    void aShipmentThatSaysNothingOfItsContentsHasAllThatTheWarehouseHas() {
        journey.placed().released().sent(first).sent(first).delivered(first);

        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void whatTheWarehouseDoesNotFindIsPaidBackAndNotSoldAgain() {
        journey.placed().paid().released().shortPicked(journey.tea, 2, 1);

        // 25.50 less 2.50: the teas have 1.96 of the discount, one of them 0.98.
        assertThat(world.told(RefundPayment.class))
                .extracting(RefundPayment::amount)
                .containsExactly(902L);
        var amended = world.told(OrderAmended.class).getFirst();
        assertThat(List.of(amended.previousTotal(), amended.newTotal(), (long) amended.revision()))
                .containsExactly(2_300L, 1_398L, 2L);
        assertThat(world.told(ReleaseInventory.class)).isEmpty();
        assertThat(journey.details().total()).isEqualTo(1_398);

        journey.sent(first).delivered(first);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void anOrderOfWhichNothingIsFoundIsCancelledAndAllOfItPaidBack() {
        journey.placed().paid().released();
        journey.shortPicked(journey.tea, 2, 0).shortPicked(journey.cup, 1, 0);

        assertThat(journey.stages()).endsWith("CANCELLED");
        assertThat(world.told(OrderCancelled.class)).hasSize(1);
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(world.told(ReleaseInventory.class)).isEmpty();
    }

    @Test
    void aLostParcelIsPaidBackAndTheOrderIsOverWhenTheRestIsDelivered() {
        journey.placed().paid().released();
        journey.picked(first, journey.tea, 2).picked(second, journey.cup, 1);

        journey.failed(first, ShipmentFailure.LOST).failed(first, ShipmentFailure.LOST);

        assertThat(world.told(RefundPayment.class))
                .extracting(RefundPayment::amount)
                .containsExactly(1_804L);
        journey.delivered(second);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(journey.details().items())
                .extracting(item -> item.cancelled() + "/" + item.delivered())
                .containsExactly("2/0", "0/1");
    }

    @Test
    void aFailedDeliveryIsTriedAgainByTheCarrier() {
        journey.placed().released().sent(first);
        journey.failed(first, ShipmentFailure.FAILED_DELIVERY).delivered(first);

        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void aParcelThatComesBackIsHeldAndSentAgainWhenSomebodyHasFoundOutWhereTo() {
        journey.placed().released().sent(first);
        journey.failed(first, ShipmentFailure.RETURNED_TO_SENDER);
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
        var hold = world.told(OrderPlacedOnHold.class).getFirst();
        assertThat(hold.ownerTeam()).isEqualTo("customer care");

        world.http()
                .post(
                        "/orders/" + journey.order + "/holds/" + hold.holdId() + "/release",
                        "{\"resolution\":\"a typing error\"}");
        world.clock().advance(Duration.ofSeconds(1));
        world.ring();

        assertThat(world.told(OrderFulfilmentStarted.class))
                .extracting(OrderFulfilmentStarted::fulfilmentId)
                .hasSize(2)
                .doesNotHaveDuplicates();
        journey.sent(second).delivered(second);
        assertThat(journey.stages())
                .endsWith(
                        "FULFILLING", "ON_HOLD", "AWAITING_FULFILMENT", "FULFILLING", "COMPLETED");
    }

    @Test
    void stockThatIsGoneAfterAllCancelsAnOrderBeforeTheWarehouseHasItAndNotLater() {
        journey.placed();
        world.hear(
                new InventoryUnavailable(
                        journey.order, journey.wish.cartId(), List.of(), world.now(), null));
        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);

        var later = new Journey(world).placed().released();
        world.hear(
                new InventoryUnavailable(
                        later.order, later.wish.cartId(), List.of(), world.now(), null));
        assertThat(later.stage()).isEqualTo(OrderStage.FULFILLING);
    }

    @Test
    void factsAboutOrdersThatAreNotThereOrNotWithTheWarehouseChangeNothing() {
        journey.sent(first).delivered(first).failed(first, ShipmentFailure.LOST);
        journey.placed().sent(first).delivered(first);

        assertThat(journey.stage()).isEqualTo(OrderStage.CONFIRMED);
        assertThat(world.told(OrderCompleted.class)).isEmpty();
    }
}
