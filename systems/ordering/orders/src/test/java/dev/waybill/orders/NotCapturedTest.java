package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.HoldReason;
import dev.waybill.contracts.orders.OrderFulfilmentStarted;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.contracts.warehouse.ProductUnits;
import dev.waybill.contracts.warehouse.StopFulfilment;
import dev.waybill.contracts.warehouse.StopRefusal;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goods have left and their money cannot be taken: nothing more is sent until somebody has seen to
 * it.
 */
class NotCapturedTest {

    private static SystemWorld world;

    private Journey journey;
    private UUID first;
    private UUID second;

    NotCapturedTest() {
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
        journey.placed().released();
    }

    @AfterEach
    void allIsTheFoldOfHistory() {
        Checks.hold(world);
    }

    private static List<CapturePayment> captures() {
        return world.told(CapturePayment.class);
    }

    private void awakes() {
        world.clock().advance(Duration.ofSeconds(1));
        world.ring();
    }

    @Test
    void theRestStaysHereUntilSomebodyHasSeenToItAndThenBothGoOn() {
        journey.picked(first, journey.tea, 2).notCaptured().notCaptured();

        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
        assertThat(world.told(OrderPlacedOnHold.class))
                .singleElement()
                .satisfies(hold -> {
                    assertThat(hold.reason()).isEqualTo(HoldReason.PAYMENT_REVIEW);
                    assertThat(hold.ownerTeam()).isEqualTo("payments");
                    assertThat(hold.customerMessage()).contains("payment");
                    assertThat(hold.reviewBy()).isAfter(world.now());
                });
        assertThat(world.told(StopFulfilment.class)).hasSize(1);
        journey.stopped(new ProductUnits(journey.cup, 1));
        awakes();
        assertThat(world.told(OrderFulfilmentStarted.class)).hasSize(1);

        journey.allHoldsReleased();

        assertThat(captures())
                .extracting(CapturePayment::amount, CapturePayment::shipmentId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1_804L, first),
                        org.assertj.core.groups.Tuple.tuple(1_804L, first));
        assertThat(captures()).extracting(CapturePayment::captureId).doesNotHaveDuplicates();
        awakes();
        assertThat(world.told(OrderFulfilmentStarted.class)).hasSize(2);
        journey.sent(second).delivered(first).delivered(second);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(captures().getLast().lastCapture()).isTrue();
    }

    @Test
    void whatTheWarehouseCouldNotKeepGoesAndTheHoldStays() {
        journey.picked(first, journey.tea, 2).notCaptured();
        journey.stopRefused(StopRefusal.ALREADY_PACKED);
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);

        journey.allHoldsReleased();
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
        journey.sent(second).delivered(first).delivered(second);

        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(captures())
                .extracting(CapturePayment::amount)
                .containsExactly(1_804L, 1_804L, 496L);
    }

    @Test
    void anOrderThatIsAtTheDoorIsNotOverBeforeItsMoneyIsAskedForAgain() {
        journey.sent(first).notCaptured().delivered(first);
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);

        journey.allHoldsReleased();

        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(captures())
                .extracting(CapturePayment::amount, CapturePayment::lastCapture)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2_300L, true),
                        org.assertj.core.groups.Tuple.tuple(2_300L, true));
    }

    /** An order that is over is held back no more, but somebody has its money to look after. */
    @Test
    void whatFailsAfterTheEndIsSomebodysToo() {
        journey.sent(first).delivered(first).notCaptured();
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(world.told(OrderPlacedOnHold.class)).isEmpty();

        journey.allHoldsReleased().notCaptured().allHoldsReleased().captured();

        assertThat(captures()).extracting(CapturePayment::captureId).hasSize(3);
        assertThat(captures()).extracting(CapturePayment::captureId).doesNotHaveDuplicates();
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(journey.details().captured()).isEqualTo(2_300);
    }

    @Test
    void whatWasLostMeanwhileIsNotAskedForAgain() {
        var tea = new ShipmentItem(journey.tea, 1);
        var cup = new ShipmentItem(journey.cup, 1);
        journey.packed(first, tea, tea, cup).notCaptured();
        journey.failed(first, ShipmentFailure.LOST, 1, tea);

        journey.allHoldsReleased();

        assertThat(captures()).extracting(CapturePayment::amount).containsExactly(2_300L, 1_398L);
    }

    @Test
    void aCancelledOrderOwesNothing() {
        journey.sent(first).notCaptured().failed(first, ShipmentFailure.LOST).notCaptured();

        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(captures()).hasSize(1);
    }
}
