package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.CapturePayment;
import dev.waybill.contracts.payments.PaymentCaptured;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.payments.RefundProcessed;
import dev.waybill.contracts.payments.RefundRefused;
import dev.waybill.contracts.payments.VoidPayment;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.platform.Ids;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money follows the goods: two teas at 10.00 and a cup at 5.50, less 2.50. */
class MoneyTest {

    private static SystemWorld world;

    private Journey journey;
    private UUID first;
    private UUID second;

    MoneyTest() {
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
    void eachShipmentIsChargedWhenItLeavesAndTheLastSaysSo() {
        journey.placed().released();
        assertThat(captures()).isEmpty();

        journey.picked(first, journey.tea, 1).picked(first, journey.tea, 1);
        assertThat(captures()).hasSize(1);
        var tea = captures().getFirst();
        assertThat(tea.amount()).isEqualTo(902);
        assertThat(tea.shipmentId()).isEqualTo(first);
        assertThat(tea.captureId()).isEqualTo(Ids.derive(first, "capture"));
        assertThat(tea.lastCapture()).isFalse();

        journey.sent(second).captured();
        assertThat(captures())
                .extracting(CapturePayment::amount, CapturePayment::lastCapture)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(902L, false),
                        org.assertj.core.groups.Tuple.tuple(1_398L, true));
        assertThat(journey.details().captured()).isEqualTo(2_300);
        journey.delivered(first).delivered(second);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void whatIsCancelledBeforeItLeavesIsNeverCharged() {
        journey.placed().cancelled(journey.tea, 1).released().sent(first);

        assertThat(captures()).extracting(CapturePayment::amount).containsExactly(1_398L);
        assertThat(captures().getFirst().lastCapture()).isTrue();
        assertThat(refunds()).isEmpty();
    }

    @Test
    void whenTheRestIsNotFoundItsMoneyIsReleased() {
        journey.placed().released().picked(first, journey.tea, 2);
        journey.shortPicked(journey.cup, 1, 0);

        assertThat(captures())
                .extracting(CapturePayment::amount, CapturePayment::lastCapture)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1_804L, false),
                        org.assertj.core.groups.Tuple.tuple(0L, true));
        journey.captured().delivered(first);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(journey.details().captured()).isEqualTo(1_804);
        assertThat(captures()).hasSize(2);
    }

    @Test
    void aLostParcelIsPaidBackAlsoIfTheRestIsStillToBeSent() {
        journey.placed().released().picked(first, journey.cup, 1).captured();
        journey.failed(first, ShipmentFailure.LOST);

        assertThat(refunds()).containsExactly(496L);
        journey.sent(second).captured().delivered(second);
        assertThat(journey.details().captured()).isEqualTo(2_300);
        assertThat(journey.details().total()).isEqualTo(1_804);
        assertThat(refunds()).containsExactly(496L);
    }

    @Test
    void aParcelThatIsLostBeforeItsMoneyIsThereIsPaidBackWhenItIs() {
        journey.placed().released().picked(first, journey.cup, 1);
        journey.failed(first, ShipmentFailure.LOST);
        assertThat(refunds()).isEmpty();

        journey.captured().captured();

        assertThat(refunds()).containsExactly(496L);
    }

    @Test
    void whatComesBackAndIsSentAgainIsChargedOnce() {
        journey.placed().released().sent(first).captured();
        journey.failed(first, ShipmentFailure.RETURNED_TO_SENDER);
        var holds = "/orders/" + journey.order + "/holds";
        var hold = world.http().get(holds).json().get(0);
        world.http()
                .post(
                        holds + "/" + hold.get("holdId").asString() + "/release",
                        Map.of("resolution", "a typing error"));
        world.clock().advance(Duration.ofSeconds(1));
        world.ring();
        journey.sent(second).delivered(second);

        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
        assertThat(captures()).extracting(CapturePayment::amount).containsExactly(2_300L);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void anOrderThatIsCancelledGivesUpItsMoneyWhateverHasBecomeOfIt() {
        journey.placed().released().sent(first).captured();
        journey.failed(first, ShipmentFailure.LOST);

        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(world.told(VoidPayment.class)).hasSize(1);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void whatWasPaidBackForAReturnIsNotTakenFromWhatIsLostLater() {
        journey.placed().released().picked(first, journey.tea, 2).sent(second).captured();
        journey.delivered(first);
        var payment = Objects.requireNonNull(journey.wish.paymentId());
        world.hear(new RefundProcessed(world.ids().next(), payment, 902, "GBP", world.now()));

        journey.failed(second, ShipmentFailure.LOST);

        assertThat(refunds()).containsExactly(496L);
    }

    @Test
    void aCaptureThatIsToldTwiceOrLateIsNotMoreMoney() {
        journey.placed().released().picked(first, journey.tea, 2).sent(second);
        var payment = Objects.requireNonNull(journey.wish.paymentId());
        var later =
                new PaymentCaptured(
                        payment, journey.order, 496, "GBP", world.now(), second, second, 2_300L);
        var earlier =
                new PaymentCaptured(
                        payment, journey.order, 1_804, "GBP", world.now(), first, first, 1_804L);
        world.hear(later, earlier, later, earlier);

        assertThat(journey.details().captured()).isEqualTo(2_300);
        assertThat(refunds()).isEmpty();
    }

    @Test
    void moneyThatSomebodyTookAheadIsNotAskedForAgain() {
        journey.placed().paid().cancelled(journey.cup, 1).released().sent(first);

        assertThat(captures()).isEmpty();
        assertThat(refunds()).containsExactly(496L);
    }

    @Test
    void whatIsNotGivenBackIsNotPromisedAnyMore() {
        journey.placed().paid().cancelled(journey.cup, 1);
        var refund = world.told(RefundPayment.class).getFirst();
        world.hear(
                new RefundRefused(
                        refund.refundId(),
                        refund.paymentId(),
                        journey.order,
                        "the bank says no",
                        world.now(),
                        496L,
                        null));
        journey.cancelled(journey.tea, 1);

        assertThat(refunds()).containsExactly(496L, 496L + 902L);
    }

    private List<CapturePayment> captures() {
        return world.told(CapturePayment.class);
    }

    private static List<Long> refunds() {
        return world.told(RefundPayment.class).stream().map(RefundPayment::amount).toList();
    }
}
