package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.shipping.BuyReturnLabel;
import dev.waybill.contracts.shipping.Destination;
import dev.waybill.contracts.shipping.ReturnLabelCreated;
import dev.waybill.contracts.shipping.ReturnLabelRefused;
import dev.waybill.contracts.shipping.VoidReturnLabel;
import dev.waybill.simulators.Faults;
import dev.waybill.simulators.Latency;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes back gets one label of one carrier, over real HTTP, and gives it back unused. */
class ReturnLabelsTest {

    private static final Destination CORK =
            new Destination("1 Pier Street", "Cork", "T12 XY00", "IE");

    private final ShippingWorld shipping = ShippingWorld.start();
    private final UUID returnId = shipping.world.ids().next();

    @AfterEach
    void nothingIsLeftInTheAir() {
        shipping.assertInvariants();
        shipping.close();
    }

    private BuyReturnLabel wish(UUID orderId, Destination to) {
        return new BuyReturnLabel(
                returnId, orderId, to, 2, "Returns", "RMA-00000017", null, null, null);
    }

    /** An order that was sent to a door. */
    private UUID sent() {
        var orderId = shipping.world.ids().next();
        var parcel = Samples.parcel(shipping.world.ids().next());
        var shipment = shipping.wished(Samples.command(orderId, parcel));
        shipping.awaitState(shipment, "ON_ITS_WAY");
        return orderId;
    }

    private String state() {
        return shipping.world
                .database()
                .sql("select state from shipping.return_labels where return_id = :id")
                .param("id", returnId)
                .query(String.class)
                .single();
    }

    private void awaitLabel(String state) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(state()).isEqualTo(state));
    }

    private String number() {
        return shipping.world.told(ReturnLabelCreated.class).getFirst().trackingNumber();
    }

    @Test
    void aLabelIsBoughtOnceFromTheDoorThatTheOrderWentToAndPrinted() {
        var order = sent();

        shipping.world.hear(wish(order, CORK));
        shipping.world.hear(wish(order, CORK));
        awaitLabel("READY");

        assertThat(shipping.world.told(ReturnLabelCreated.class))
                .singleElement()
                .satisfies(created -> {
                    assertThat(created.carrier()).isEqualTo("FEDEX");
                    assertThat(CheckDigit.isRight(Carrier.FEDEX, created.trackingNumber()))
                            .isTrue();
                });
        assertThat(shipping.goodLabels(returnId)).isEqualTo(1);
        var zpl =
                shipping.world
                        .http()
                        .get("/carrier-labels/" + returnId, "Accept", "application/zpl");
        assertThat(zpl.text())
                .contains("Ada King", "1 Long Acre", "1 Pier Street", "RMA-00000017", number());
        var pdf = shipping.world.http().get("/carrier-labels/" + returnId);
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    }

    @Test
    void aTimeOutAfterSuccessNeverMakesTwoLabels() {
        var order = sent();
        for (var carrier : List.of(shipping.ups(), shipping.fedex())) {
            var silent = new Faults(Latency.NONE, 0, 0, 0, 1, 600);
            carrier.dial().set(carrier.dial().get().labels(silent));
        }
        shipping.world.hear(wish(order, CORK));
        shipping.awaitEffects(returnId, "BUY_LABELS", "UNKNOWN");

        shipping.driveUntil(() -> assertThat(state()).isEqualTo("READY"), Duration.ofSeconds(61));

        assertThat(shipping.goodLabels(returnId)).isEqualTo(1);
        assertThat(shipping.world.told(ReturnLabelCreated.class)).hasSize(1);
    }

    @Test
    void whereNoCarrierGoesThereIsNoLabelAndAReason() {
        shipping.world.hear(wish(sent(), new Destination("1 Ice", "South", "0", "AQ")));
        awaitLabel("REFUSED");

        assertThat(shipping.world.told(ReturnLabelRefused.class))
                .singleElement()
                .satisfies(no -> assertThat(no.reason()).contains("UPS").contains("FEDEX"));
        assertThat(shipping.world.http().get("/carrier-labels/" + returnId).status())
                .isEqualTo(404);
    }

    @Test
    void aLabelThatNobodyUsesIsGivenBackToTheCarrier() {
        var order = sent();
        shipping.world.hear(wish(order, CORK));
        awaitLabel("READY");

        shipping.world.hear(new VoidReturnLabel(returnId, order));
        shipping.world.hear(new VoidReturnLabel(returnId, order));
        awaitLabel("VOIDED");

        assertThat(shipping.goodLabels(returnId)).isZero();
        assertThat(shipping.world.http().get("/carrier-labels/" + returnId).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsSaidOfAParcelThatComesBackIsTakenInAndKeepsItsLabel() {
        var order = sent();
        shipping.world.hear(wish(order, CORK));
        awaitLabel("READY");
        var at = shipping.world.now();
        var moving =
                Scan.of(Carrier.FEDEX, number(), Scan.Kind.MOVING, "IT", at, null).orElseThrow();
        new Scans(shipping.world.database()).keep(List.of(moving), at);
        shipping.world.clock().advance(Duration.ofSeconds(1));
        shipping.world.ring();

        shipping.world.hear(new VoidReturnLabel(returnId, order));

        assertThat(state()).isEqualTo("READY");
        assertThat(shipping.count("select count(*) from shipping.scans where not applied"))
                .isZero();
        assertThat(
                        shipping.count(
                                "select count(*) from shipping.return_labels where scan = 'MOVING'"))
                .isEqualTo(1);
    }
}
