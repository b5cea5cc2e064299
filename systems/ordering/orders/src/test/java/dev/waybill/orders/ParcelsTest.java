package dev.waybill.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.orders.OrderHoldReleased;
import dev.waybill.contracts.orders.OrderPlacedOnHold;
import dev.waybill.contracts.orders.OrderStage;
import dev.waybill.contracts.payments.RefundPayment;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.contracts.shipping.ShipmentItem;
import dev.waybill.testkit.SystemWorld;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Of a shipment with several parcels each comes to an end of its own. */
class ParcelsTest {

    private static SystemWorld world;

    private Journey journey;
    private UUID shipment;
    private ShipmentItem oneTea;
    private ShipmentItem oneCup;

    ParcelsTest() {
        journey = new Journey(world);
        shipment = world.ids().next();
        oneTea = new ShipmentItem(journey.tea, 1);
        oneCup = new ShipmentItem(journey.cup, 1);
    }

    @BeforeAll
    static void open() {
        world = SystemWorld.of(new OrdersSystem());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** Two teas and a cup, each in a parcel of its own. */
    @BeforeEach
    void send() {
        world.forget();
        journey.placed().paid().released().packed(shipment, oneTea, oneTea, oneCup);
    }

    @AfterEach
    void allIsTheFoldOfHistory() {
        Checks.hold(world);
    }

    /** Cancelled, delivered and open units of each line. */
    private List<String> units() {
        return journey.details().items().stream()
                .map(item -> item.cancelled() + "/" + item.delivered())
                .toList();
    }

    private List<Long> refunds() {
        return world.told(RefundPayment.class).stream().map(RefundPayment::amount).toList();
    }

    @ParameterizedTest
    @EnumSource(names = {"LOST", "DAMAGED"})
    void ofOneLostParcelTheUnitsArePaidBackAndTheOthersStillArrive(ShipmentFailure why) {
        journey.failed(shipment, why, 2, oneTea);

        assertThat(units()).containsExactly("1/0", "0/0");
        assertThat(refunds()).containsExactly(902L);
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);

        journey.delivered(shipment, List.of(1, 3), oneTea, oneCup);

        assertThat(units()).containsExactly("1/1", "0/1");
        assertThat(refunds()).containsExactly(902L);
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void aLossThatIsToldTwiceOrTurnsIntoAnotherTakesNoOtherParcelsUnits() {
        journey.failed(shipment, ShipmentFailure.LOST, 2, oneTea);
        journey.failed(shipment, ShipmentFailure.LOST, 2, oneTea);
        journey.failed(shipment, ShipmentFailure.DAMAGED, 2, oneTea);
        journey.failed(shipment, ShipmentFailure.RETURNED_TO_SENDER, 2, oneTea);

        assertThat(units()).containsExactly("1/0", "0/0");
        assertThat(refunds()).containsExactly(902L);
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);
    }

    @Test
    void whatIsFoundWhileOthersAreOnTheirWayStaysPaidBack() {
        journey.failed(shipment, ShipmentFailure.LOST, 2, oneTea);

        journey.delivered(shipment, List.of(1, 2, 3), new ShipmentItem(journey.tea, 2), oneCup);

        assertThat(units()).containsExactly("1/1", "0/1");
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void allParcelsLostOneAfterTheOtherCancelTheOrder() {
        journey.failed(shipment, ShipmentFailure.LOST, 1, oneTea);
        journey.failed(shipment, ShipmentFailure.DAMAGED, 3, oneCup);
        assertThat(journey.stage()).isEqualTo(OrderStage.FULFILLING);

        journey.failed(shipment, ShipmentFailure.LOST, 2, oneTea);

        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
    }

    @Test
    void whatComesBackIsSentAgainAndTheRestArrivesMeanwhile() {
        journey.failed(shipment, ShipmentFailure.RETURNED_TO_SENDER, 1, oneTea);
        journey.failed(shipment, ShipmentFailure.RETURNED_TO_SENDER, 3, oneCup);
        assertThat(journey.stage()).isEqualTo(OrderStage.ON_HOLD);
        var holds = world.told(OrderPlacedOnHold.class);
        assertThat(holds).hasSize(2).doesNotHaveDuplicates();

        journey.delivered(shipment, List.of(2), oneTea);
        assertThat(units()).containsExactly("0/1", "0/0");
        for (var hold : holds) {
            world.http()
                    .post(
                            "/orders/" + journey.order + "/holds/" + hold.holdId() + "/release",
                            "{\"resolution\":\"a typing error\"}");
        }
        assertThat(world.told(OrderHoldReleased.class)).hasSize(2);
        world.clock().advance(Duration.ofSeconds(1));
        world.ring();
        var again = world.ids().next();
        journey.sent(again).delivered(again);

        assertThat(units()).containsExactly("0/2", "0/1");
        assertThat(refunds()).isEmpty();
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    /** Nobody knows what was in the lost one: nothing is paid back by itself. */
    @Test
    void aParcelThatSaysNothingOfItsContentsTakesNothingFromTheOthers() {
        journey.failed(shipment, ShipmentFailure.LOST, 2);
        assertThat(units()).containsExactly("0/0", "0/0");
        assertThat(refunds()).isEmpty();

        journey.delivered(shipment, List.of(1, 3));

        assertThat(units()).containsExactly("0/2", "0/1");
        assertThat(journey.stage()).isEqualTo(OrderStage.COMPLETED);
    }

    @Test
    void parcelsThatSayNothingAndAreAllLostAreAllPaidBack() {
        journey.failed(shipment, ShipmentFailure.LOST, 1);
        journey.failed(shipment, ShipmentFailure.LOST, 2);
        journey.failed(shipment, ShipmentFailure.LOST, 3);

        assertThat(units()).containsExactly("2/0", "1/0");
        assertThat(journey.stage()).isEqualTo(OrderStage.CANCELLED);
    }
}
