package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.shipping.ShipmentCreated;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Latency;
import dev.waybill.simulators.carriers.CarrierSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever happens between us and a carrier, a parcel gets one label. */
class LabelsOnceTest {

    private static final Faults SILENT_AFTER = new Faults(Latency.NONE, 0, 0, 0, 1, 600);
    private static final Faults SILENT_BEFORE = new Faults(Latency.NONE, 0, 0, 1, 0, 600);
    private static final Faults HUNG_UP_AFTER = new Faults(Latency.NONE, 0, 0, 0, 1, 20);
    private static final Faults UNAVAILABLE = new Faults(Latency.NONE, 1, 0, 0, 0, 600);

    private ShippingWorld shipping = ShippingWorld.start();

    @AfterEach
    void nothingIsLeftInTheAir() {
        shipping.assertInvariants();
        shipping.close();
    }

    /** Of both carriers. */
    private void labels(Faults faults) {
        labels(shipping.ups(), faults);
        labels(shipping.fedex(), faults);
    }

    private static void labels(CarrierSimulator carrier, Faults faults) {
        carrier.dial().set(carrier.dial().get().labels(faults));
    }

    @Test
    void aShipmentIsRatedBoughtAndTold() {
        var shipment = shipping.wished(2);

        shipping.awaitState(shipment, "ON_ITS_WAY");

        assertThat(shipping.carrier(shipment)).isEqualTo("FEDEX"); // the cheapest
        assertThat(shipping.world.told(ShipmentCreated.class))
                .singleElement()
                .satisfies(created -> {
                    assertThat(created.parcels()).hasSize(2);
                    assertThat(created.parcels())
                            .allMatch(each ->
                                    CheckDigit.isRight(Carrier.FEDEX, each.trackingNumber()));
                });
        assertThat(shipping.goodLabels(shipment)).isEqualTo(1);
        assertThat(shipping.effects(shipment, "RATE")).containsExactly("DONE");
        assertThat(shipping.effects(shipment, "BUY_LABELS")).containsExactly("DONE");
    }

    @Test
    void aTimeOutAfterSuccessNeverMakesTwoLabels() {
        labels(SILENT_AFTER);
        var shipment = shipping.wished(2);
        shipping.awaitEffects(shipment, "BUY_LABELS", "UNKNOWN");

        shipping.driveUntil(shipment, "ON_ITS_WAY");

        assertThat(shipping.goodLabels(shipment)).isEqualTo(1);
        assertThat(shipping.effects(shipment, "BUY_LABELS")).containsExactly("DONE");
        assertThat(shipping.world.told(ShipmentCreated.class)).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksAfterSuccessIsNotUsedASecondTime() {
        labels(HUNG_UP_AFTER);
        var shipment = shipping.wished(1);
        shipping.awaitEffects(shipment, "BUY_LABELS", "UNKNOWN");

        shipping.driveUntil(shipment, "ON_ITS_WAY");

        assertThat(shipping.goodLabels(shipment)).isEqualTo(1);
    }

    @Test
    void aTimeOutBeforeAnythingHappenedIsBoughtAgainUnderANewName() {
        labels(SILENT_BEFORE);
        var shipment = shipping.wished(1);
        shipping.awaitEffects(shipment, "BUY_LABELS", "UNKNOWN");

        labels(Faults.NONE);
        shipping.driveUntil(shipment, "ON_ITS_WAY");

        assertThat(shipping.goodLabels(shipment)).isEqualTo(1);
        assertThat(shipping.effects(shipment, "BUY_LABELS")).containsExactly("FAILED", "DONE");
        assertThat(shipping.carrier(shipment)).isEqualTo("UPS"); // the other one
    }

    @Test
    void whenOneCarrierDoesNotAnswerTheOtherOneIsTaken() {
        var fedex = shipping.fedex().dial();
        fedex.set(fedex.get().with(UNAVAILABLE));
        var shipment = shipping.wished(1);

        shipping.awaitState(shipment, "ON_ITS_WAY");

        assertThat(shipping.carrier(shipment)).isEqualTo("UPS");
    }

    @Test
    void whenNobodyAnswersEverybodyIsAskedAgain() {
        for (var carrier : List.of(shipping.ups(), shipping.fedex())) {
            carrier.dial().set(carrier.dial().get().with(UNAVAILABLE));
        }
        var shipment = shipping.wished(1);
        shipping.awaitEffects(shipment, "RATE", "UNKNOWN");

        for (var carrier : List.of(shipping.ups(), shipping.fedex())) {
            carrier.dial().set(carrier.dial().get().with(Faults.NONE));
        }
        shipping.driveUntil(shipment, "ON_ITS_WAY");
    }

    @Test
    void anOpenCircuitSendsNothingAndTheOtherCarrierIsTakenAtOnce() {
        labels(shipping.fedex(), UNAVAILABLE);
        // Six failures of twenty open it; each is looked for in vain and bought elsewhere.
        for (var number = 0; number < 12; number++) {
            shipping.wished(1);
        }
        shipping.driveUntil(
                () ->
                        assertThat(
                                        shipping.count(
                                                "select count(*) from shipping.shipments where state = 'ON_ITS_WAY'"))
                                .isEqualTo(12),
                Duration.ofSeconds(6));

        assertThat(shipping.count("select count(*) from shipping.labels where carrier = 'UPS'"))
                .isEqualTo(12);
        assertThat(shipping.fedex().labelsByReference()).isEmpty();
    }

    @Test
    void labelsThatTurnUpAfterOthersWereBoughtAreVoided() {
        shipping.close();
        shipping =
                ShippingWorld.start(
                        Map.of(
                                "waybill.shipping.search-lag", "PT10M",
                                "waybill.shipping.elsewhere-after", "PT10S"));
        labels(shipping.fedex(), SILENT_AFTER);
        var dial = shipping.fedex().dial();
        dial.set(dial.get().searching(3_600_000)); // found by nobody for now
        var shipment = shipping.wished(1);
        shipping.awaitEffects(shipment, "BUY_LABELS", "UNKNOWN");

        shipping.world.clock().advance(Duration.ofSeconds(11));
        shipping.world.ring();
        shipping.awaitState(shipment, "ON_ITS_WAY");
        assertThat(shipping.carrier(shipment)).isEqualTo("UPS");
        assertThat(shipping.goodLabels(shipment)).isEqualTo(2);

        dial.set(dial.get().searching(0));
        shipping.driveUntil(
                () -> assertThat(shipping.effects(shipment, "VOID_LABELS")).containsExactly("DONE"),
                Duration.ofSeconds(31));
        assertThat(shipping.goodLabels(shipment)).isEqualTo(1);
        assertThat(shipping.count("select count(*) from shipping.labels")).isEqualTo(1);
    }

    @Test
    void aHundredWishesInOneBatchAreAHundredShipments() {
        var wishes =
                IntStream.range(0, 100)
                        .mapToObj(_ ->
                                Samples.command(
                                        shipping.world.ids().next(),
                                        Samples.parcel(shipping.world.ids().next())))
                        .toList();

        shipping.world.hear(wishes);
        shipping.world.hear(wishes); // told twice

        shipping.driveUntil(
                () ->
                        assertThat(
                                        shipping.count(
                                                "select count(*) from shipping.shipments where state = 'ON_ITS_WAY'"))
                                .isEqualTo(100),
                Duration.ofMillis(10));
        assertThat(shipping.count("select count(distinct tracking_number) from shipping.labels"))
                .isEqualTo(100);
        assertThat(shipping.world.told(ShipmentCreated.class)).hasSize(100);
    }

    @Test
    void aTokenIsAskedForOnceAndAgainWhenItHasEnded() {
        shipping.awaitState(shipping.wished(1), "ON_ITS_WAY");
        shipping.awaitState(shipping.wished(1), "ON_ITS_WAY");
        assertThat(shipping.ups().tokensGiven()).isEqualTo(1);

        shipping.world.clock().advance(Duration.ofHours(2));
        shipping.awaitState(shipping.wished(1), "ON_ITS_WAY");

        assertThat(shipping.ups().tokensGiven()).isEqualTo(2);
    }

    @Test
    void aTokenThatTheCarrierHasForgottenIsAskedForAnew() {
        var dial = shipping.fedex().dial();
        dial.set(dial.get().tokens(1));
        // We believe in it longer than the carrier does: its clock does not stand still.
        shipping.awaitState(shipping.wished(1), "ON_ITS_WAY");
        var before = shipping.fedex().tokensGiven();
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(600))
                .untilAsserted(() -> {
                    shipping.awaitState(shipping.wished(1), "ON_ITS_WAY");
                    assertThat(shipping.fedex().tokensGiven()).isGreaterThan(before);
                });
    }
}
