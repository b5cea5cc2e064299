package dev.waybill.shipping;

import static dev.waybill.shipping.Samples.NOON;
import static dev.waybill.shipping.Samples.onItsWay;
import static dev.waybill.shipping.Samples.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.contracts.shipping.ShipmentDelivered;
import dev.waybill.contracts.shipping.ShipmentFailed;
import dev.waybill.contracts.shipping.ShipmentFailure;
import dev.waybill.shipping.Scan.Kind;
import dev.waybill.shipping.Shipment.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrackingDeciderTest {

    private static Step hear(Dispatch dispatch, Scan... scans) {
        return TrackingDecider.hear(dispatch, List.of(scans), NOON);
    }

    private static State state(Step step) {
        return step.next().shipment().state();
    }

    @Test
    void aShipmentIsDeliveredWithItsLastParcel() {
        var first = hear(onItsWay(2), scan(2, Kind.DELIVERED, 5));
        assertThat(state(first)).isEqualTo(State.ON_ITS_WAY);
        assertThat(first.facts()).isEmpty();

        var second = hear(first.next(), scan(1, Kind.DELIVERED, 4));

        assertThat(state(second)).isEqualTo(State.DELIVERED);
        assertThat(second.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ShipmentDelivered.class,
                        delivered -> {
                            assertThat(delivered.deliveredAt())
                                    .isEqualTo(scan(2, Kind.DELIVERED, 5).at());
                            assertThat(delivered.signedBy()).isEqualTo("A KING");
                            assertThat(delivered.parcels()).hasSize(2);
                            assertThat(delivered.items()).hasSize(1);
                        });
    }

    @Test
    void aFailedAttemptIsToldAndTriedAgain() {
        var step = hear(onItsWay(1), scan(1, Kind.ATTEMPT_FAILED, 1));

        assertThat(state(step)).isEqualTo(State.ON_ITS_WAY);
        assertThat(step.facts())
                .singleElement()
                .isInstanceOfSatisfying(
                        ShipmentFailed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .isEqualTo(ShipmentFailure.FAILED_DELIVERY));
        assertThat(step.claims()).isEmpty();
    }

    @Test
    void whatIsLostIsClaimedAndWhatArrivesOfTheRestIsTold() {
        var step = hear(onItsWay(2), scan(1, Kind.LOST, 1), scan(2, Kind.DELIVERED, 2));

        assertThat(state(step)).isEqualTo(State.FAILED);
        assertThat(step.claims())
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.reason()).isEqualTo(Claim.Reason.LOST);
                    assertThat(claim.state()).isEqualTo(Claim.State.OPEN);
                });
        assertThat(step.facts()).hasSize(2);
        var failed = (ShipmentFailed) step.facts().get(0);
        assertThat(failed.reason()).isEqualTo(ShipmentFailure.LOST);
        assertThat(failed.items()).extracting(each -> each.quantity()).containsExactly(1);
        var delivered = (ShipmentDelivered) step.facts().get(1);
        assertThat(delivered.items()).extracting(each -> each.quantity()).containsExactly(2);
    }

    /** The warehouse may say of all parcels but one what is in them. */
    @Test
    void whatIsInAParcelThatDoesNotSayItIsWhatTheOthersLeave() {
        var said = onItsWay(2);
        var oneSilent = said.with(List.of(said.parcels().getFirst(), silent(2)));

        var step = hear(oneSilent, scan(2, Kind.LOST, 1));

        assertThat(((ShipmentFailed) step.facts().getFirst()).items())
                .extracting(each -> each.quantity())
                .containsExactly(1);
        assertThat(state(step)).isEqualTo(State.ON_ITS_WAY);

        var unknown = hear(said.with(List.of(silent(1), silent(2))), scan(2, Kind.LOST, 1));
        assertThat(((ShipmentFailed) unknown.facts().getFirst()).items()).isNull();
    }

    private static Parcel silent(int number) {
        var box = new Box(new UUID(9, number), number, null, 1_200, null, null, null, List.of());
        return new Parcel.Packed(box).label(Samples.label(number));
    }

    @Test
    void damageIsClaimedAndAReturnIsTold() {
        var damaged = hear(onItsWay(1), scan(1, Kind.DAMAGED, 1));
        assertThat(damaged.claims()).hasSize(1);
        assertThat(((ShipmentFailed) damaged.facts().getFirst()).reason())
                .isEqualTo(ShipmentFailure.DAMAGED);

        var returned = hear(onItsWay(1), scan(1, Kind.RETURNED, 1));
        assertThat(returned.claims()).isEmpty();
        assertThat(((ShipmentFailed) returned.facts().getFirst()).reason())
                .isEqualTo(ShipmentFailure.RETURNED_TO_SENDER);
        assertThat(state(returned)).isEqualTo(State.FAILED);
    }

    @Test
    void whatWasLostAndIsFoundIsDeliveredAndItsClaimWithdrawn() {
        var lost = hear(onItsWay(1), scan(1, Kind.LOST, 1));

        var found = hear(lost.next(), scan(1, Kind.DELIVERED, 9));

        assertThat(state(found)).isEqualTo(State.DELIVERED);
        assertThat(found.facts()).singleElement().isInstanceOf(ShipmentDelivered.class);
        assertThat(found.claims())
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.state()).isEqualTo(Claim.State.WITHDRAWN);
                    assertThat(claim.claimId()).isEqualTo(lost.claims().getFirst().claimId());
                });
    }

    @Test
    void scansAfterTheEndChangeNothing() {
        var delivered = hear(onItsWay(1), scan(1, Kind.DELIVERED, 5));

        var late = hear(delivered.next(), scan(1, Kind.ATTEMPT_FAILED, 3), scan(1, Kind.LOST, 9));

        assertThat(late.next()).isEqualTo(delivered.next());
        assertThat(late.facts()).isEmpty();
        assertThat(late.claims()).isEmpty();
    }

    @Test
    void theEndIsToldOnceInWhateverOrderAndBatchesScansCome() {
        var scans =
                List.of(
                        scan(1, Kind.MOVING, 1),
                        scan(1, Kind.OUT_FOR_DELIVERY, 2),
                        scan(1, Kind.DELIVERED, 3),
                        scan(2, Kind.MOVING, 1),
                        scan(2, Kind.OUT_FOR_DELIVERY, 2),
                        scan(2, Kind.RETURNING, 4),
                        scan(2, Kind.RETURNED, 6));
        for (var seed = 0; seed < 300; seed++) {
            var shuffled = new ArrayList<>(scans);
            Collections.shuffle(shuffled, new Random(seed));
            var facts = new ArrayList<Object>();
            var dispatch = onItsWay(2);
            for (var scan : shuffled) {
                var step = hear(dispatch, scan);
                facts.addAll(step.facts());
                dispatch = step.next();
            }
            assertThat(dispatch.shipment().state()).as("seed %d", seed).isEqualTo(State.FAILED);
            assertThat(facts)
                    .as("seed %d", seed)
                    .extracting(each -> each.getClass().getSimpleName())
                    .containsExactlyInAnyOrder("ShipmentFailed", "ShipmentDelivered");
        }
    }
}
