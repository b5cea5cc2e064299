package dev.waybill.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.platform.Database;
import dev.waybill.simulators.carriers.CarrierDials;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** From the label to the door, with the carriers' own clocks, over real HTTP. */
class TrackingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ShippingWorld shipping = ShippingWorld.start();

    @AfterEach
    void nothingIsLeftInTheAir() {
        shipping.assertInvariants();
        shipping.close();
    }

    /** Of both carriers. */
    private void dials(UnaryOperator<CarrierDials> change) {
        for (var carrier : List.of(shipping.ups(), shipping.fedex())) {
            carrier.dial().set(change.apply(carrier.dial().get()));
        }
    }

    private void awaitEnds(int shipments) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(ended()).isEqualTo(shipments));
    }

    private long ended() {
        return shipping.count("select count(*) from shipping.shipments where ended_at is not null");
    }

    @Test
    void scansLeadToTheDoorHoweverLateOrOftenTheyAreTold() {
        shipping.tellScans();
        dials(dial -> dial.days(300));
        dials(dial -> dial.with(dial.webhooks().disturbed(0.5, 0.5, 800, 0)));

        for (var number = 0; number < 10; number++) {
            shipping.wished(1 + number % 3);
        }
        awaitEnds(10);

        assertThat(shipping.world.told(ShipmentDelivered.class))
                .hasSize(10)
                .allMatch(delivered -> delivered.signedBy() != null);
        assertThat(shipping.world.told(ShipmentFailed.class)).isEmpty();
        assertThat(
                        shipping.count(
                                "select count(*) from shipping.parcels where state <> 'DELIVERED'"))
                .isZero();
    }

    @Test
    void whoIsNotToldAsks() {
        shipping.close();
        shipping = ShippingWorld.start(Map.of("waybill.shipping.ask-after", "PT1S"));
        shipping.tellScans();
        dials(dial -> dial.days(100));
        dials(dial -> dial.with(dial.webhooks().disturbed(0, 0, 0, 1)));
        var shipment = shipping.wished(2);
        shipping.awaitState(shipment, "ON_ITS_WAY");

        shipping.driveUntil(
                () -> assertThat(shipping.state(shipment)).isEqualTo("DELIVERED"),
                Duration.ofSeconds(2));

        assertThat(shipping.world.told(ShipmentDelivered.class)).hasSize(1);
    }

    @Test
    void aDoorThatNobodyOpensIsTriedThreeTimesAndThenItComesBack() {
        shipping.tellScans();
        dials(dial -> dial.days(400).mishaps(0, 0, 1));
        var shipment = shipping.wished(1);

        awaitEnds(1);

        assertThat(shipping.state(shipment)).isEqualTo("FAILED");
        assertThat(shipping.world.told(ShipmentFailed.class))
                .extracting(ShipmentFailed::reason)
                .containsExactly(
                        ShipmentFailure.FAILED_DELIVERY,
                        ShipmentFailure.FAILED_DELIVERY,
                        ShipmentFailure.FAILED_DELIVERY,
                        ShipmentFailure.RETURNED_TO_SENDER);
        assertThat(shipping.count("select count(*) from shipping.claims")).isZero();
    }

    @Test
    void aLostParcelBecomesAClaimThatIsPaid() {
        shipping.tellScans();
        dials(dial -> dial.days(200).mishaps(1, 0, 0));
        var shipment = shipping.wished(1);
        awaitEnds(1);

        assertThat(shipping.world.told(ShipmentFailed.class))
                .extracting(ShipmentFailed::reason)
                .containsExactly(ShipmentFailure.LOST);
        var claims = shipping.world.http().get("/claims?status=OPEN").json().path("items");
        assertThat(claims).hasSize(1);
        assertThat(claims.get(0).path("shipmentId").asString()).isEqualTo(shipment.toString());
        var path = "/claims/" + claims.get(0).path("claimId").asString() + "/settlement";
        var paid = Map.of("outcome", "PAID", "amount", 5000, "currency", "EUR");

        assertThat(shipping.world.http().post(path, paid).status()).isEqualTo(200);
        assertThat(shipping.world.http().post(path, paid).status()).isEqualTo(200);
        var other = shipping.world.http().post(path, Map.of("outcome", "REJECTED"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(shipping.world.http().get("/claims?status=PAID").json().path("items"))
                .hasSize(1);
    }

    @Test
    void aDamagedParcelBecomesAClaimToo() {
        shipping.tellScans();
        dials(dial -> dial.days(200).mishaps(0, 1, 0));
        shipping.wished(1);
        awaitEnds(1);

        assertThat(shipping.world.told(ShipmentFailed.class))
                .extracting(ShipmentFailed::reason)
                .containsExactly(ShipmentFailure.DAMAGED);
        assertThat(shipping.count("select count(*) from shipping.claims where reason = 'DAMAGED'"))
                .isEqualTo(1);
    }

    @Test
    void whatIsSaidBeforeTheNumberIsKnownIsNotForgotten() {
        var scan = Samples.scan(1, Scan.Kind.MOVING, 1);
        var scans = new Scans(shipping.world.database());
        scans.keep(List.of(scan, scan), shipping.world.now());
        scans.keep(List.of(scan), shipping.world.now());

        assertThat(scans.take(List.of(scan.trackingNumber()))).containsExactly(scan);
        assertThat(scans.take(List.of(scan.trackingNumber()))).isEmpty();
    }

    /** Neither transaction sees the other: so it was with every hundredth parcel in a crowd. */
    @Test
    void whatIsSaidWhileTheLabelsAreWrittenDownArrivesSoon() throws SQLException {
        var shipment = shipping.wished(1);
        shipping.awaitState(shipment, "ON_ITS_WAY");
        var number = shipping.number(shipment);
        var elsewhere = new SingleConnectionDataSource(shipping.world.pool().getConnection(), true);
        try {
            var at = shipping.world.now();
            new Scans(new Database(elsewhere))
                    .keep(
                            List.of(
                                    Samples.delivered(number, at),
                                    Samples.delivered(Samples.number(9), at)),
                            at);
        } finally {
            elsewhere.destroy();
        }

        shipping.world.ring();
        assertThat(shipping.state(shipment)).as("too early").isEqualTo("ON_ITS_WAY");
        shipping.world.clock().advance(Duration.ofSeconds(1));
        shipping.world.ring();

        assertThat(shipping.state(shipment)).isEqualTo("DELIVERED");
        assertThat(shipping.world.told(ShipmentDelivered.class)).hasSize(1);
    }

    @Test
    void whatIsSaidOfNobodysParcelIsLookedAtMoreAndMoreSeldom() {
        var scans = new Scans(shipping.world.database());
        scans.keep(List.of(Samples.scan(1, Scan.Kind.MOVING, 1)), shipping.world.now());
        var looks = 0;
        for (var hour = 0; hour < 50; hour++) {
            shipping.world.clock().advance(Duration.ofHours(1));
            looks += scans.due(shipping.world.now(), 10).size();
            shipping.world.ring();
        }

        assertThat(looks).isBetween(5, 8);
        assertThat(shipping.count("select count(*) from shipping.scans where look_at is not null"))
                .isZero();
    }

    @Test
    void silenceForTooLongMeansLost() {
        var shipment = shipping.wished(1);
        shipping.awaitState(shipment, "ON_ITS_WAY");

        shipping.world.clock().advance(Duration.ofDays(15));
        shipping.world.ring();

        assertThat(shipping.state(shipment)).isEqualTo("FAILED");
        assertThat(shipping.count("select count(*) from shipping.claims where reason = 'LOST'"))
                .isEqualTo(1);
    }
}
