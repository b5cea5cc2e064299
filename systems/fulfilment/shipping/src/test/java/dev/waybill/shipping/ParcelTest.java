package dev.waybill.shipping;

import static dev.waybill.shipping.Samples.NOON;
import static dev.waybill.shipping.Samples.box;
import static dev.waybill.shipping.Samples.labelled;
import static dev.waybill.shipping.Samples.scan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.shipping.Parcel.State;
import dev.waybill.shipping.Scan.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParcelTest {

    /** A parcel in each state, as the last of some scans of noon and later has made it. */
    private static Parcel in(State state) {
        return switch (state) {
            case PACKED -> new Parcel.Packed(box(1));
            case LABELLED -> labelled(1);
            case IN_TRANSIT -> after(Kind.MOVING);
            case OUT_FOR_DELIVERY -> after(Kind.OUT_FOR_DELIVERY);
            case AWAITING_REDELIVERY -> after(Kind.ATTEMPT_FAILED);
            case RETURNING -> after(Kind.RETURNING);
            case DELIVERED -> after(Kind.DELIVERED);
            case LOST -> after(Kind.LOST);
            case DAMAGED -> after(Kind.DAMAGED);
            case RETURNED -> after(Kind.RETURNED);
        };
    }

    private static Parcel after(Kind kind) {
        return labelled(1).hear(scan(1, kind, 1));
    }

    @ParameterizedTest
    @CsvSource({
        // what is said later:  NOTED, MOVING, OUT, ATTEMPT_FAILED, RETURNING, LOST, DAMAGED,
        // DELIVERED, RETURNED
        "PACKED, PACKED PACKED PACKED PACKED PACKED PACKED PACKED PACKED PACKED",
        "LABELLED, LABELLED IN_TRANSIT OUT_FOR_DELIVERY AWAITING_REDELIVERY RETURNING LOST DAMAGED DELIVERED RETURNED",
        "IN_TRANSIT, IN_TRANSIT IN_TRANSIT OUT_FOR_DELIVERY AWAITING_REDELIVERY RETURNING LOST DAMAGED DELIVERED RETURNED",
        "OUT_FOR_DELIVERY, OUT_FOR_DELIVERY IN_TRANSIT OUT_FOR_DELIVERY AWAITING_REDELIVERY RETURNING LOST DAMAGED DELIVERED RETURNED",
        "AWAITING_REDELIVERY, AWAITING_REDELIVERY IN_TRANSIT OUT_FOR_DELIVERY AWAITING_REDELIVERY RETURNING LOST DAMAGED DELIVERED RETURNED",
        "RETURNING, RETURNING IN_TRANSIT OUT_FOR_DELIVERY AWAITING_REDELIVERY RETURNING LOST DAMAGED DELIVERED RETURNED",
        "DELIVERED, DELIVERED DELIVERED DELIVERED DELIVERED DELIVERED DELIVERED DELIVERED DELIVERED DELIVERED",
        "LOST, LOST LOST LOST LOST LOST LOST DAMAGED DELIVERED RETURNED",
        "DAMAGED, DAMAGED DAMAGED DAMAGED DAMAGED DAMAGED DAMAGED DAMAGED DAMAGED DAMAGED",
        "RETURNED, RETURNED RETURNED RETURNED RETURNED RETURNED RETURNED RETURNED RETURNED RETURNED",
    })
    void eachStateMovesAsItsPictureSays(State from, String row) {
        var expected = Arrays.stream(row.split(" ")).map(State::valueOf).toList();

        var reached =
                Arrays.stream(Kind.values())
                        .map(kind -> in(from).hear(scan(1, kind, 2)).state())
                        .toList();

        assertThat(reached).isEqualTo(expected);
    }

    @Test
    void everyStateCanBeReached() {
        assertThat(Arrays.stream(State.values()).map(state -> in(state).state()))
                .containsExactlyElementsOf(EnumSet.allOf(State.class));
    }

    @Test
    void thirdFailedAttemptSendsItBack() {
        var parcel =
                labelled(1)
                        .hear(scan(1, Kind.ATTEMPT_FAILED, 1))
                        .hear(scan(1, Kind.ATTEMPT_FAILED, 2))
                        .hear(scan(1, Kind.ATTEMPT_FAILED, 3));

        assertThat(parcel.state()).isEqualTo(State.RETURNING);
    }

    @Test
    void aLateScanDoesNotMoveAParcelBack() {
        var parcel =
                labelled(1).hear(scan(1, Kind.OUT_FOR_DELIVERY, 5)).hear(scan(1, Kind.MOVING, 2));

        assertThat(parcel.state()).isEqualTo(State.OUT_FOR_DELIVERY);
    }

    @Test
    void aTripEndsTheSameInWhateverOrderItsScansCome() {
        var trip =
                List.of(
                        scan(1, Kind.NOTED, 0),
                        scan(1, Kind.MOVING, 1),
                        scan(1, Kind.MOVING, 2),
                        scan(1, Kind.OUT_FOR_DELIVERY, 3),
                        scan(1, Kind.ATTEMPT_FAILED, 4),
                        scan(1, Kind.OUT_FOR_DELIVERY, 5),
                        scan(1, Kind.ATTEMPT_FAILED, 6),
                        scan(1, Kind.OUT_FOR_DELIVERY, 7));
        var luck = new Random(7);
        var ends =
                luck.ints(500)
                        .mapToObj(seed -> {
                            var shuffled = new ArrayList<>(trip);
                            Collections.shuffle(shuffled, new Random(seed));
                            Parcel parcel = labelled(1);
                            for (var scan : shuffled) {
                                parcel = parcel.hear(scan);
                            }
                            return parcel;
                        })
                        .collect(Collectors.toSet());

        assertThat(ends).hasSize(1);
        var end = (Parcel.OutForDelivery) ends.iterator().next();
        assertThat(end.position().attempts()).isEqualTo(2);
        assertThat(end.position().at()).isEqualTo(NOON.plus(Duration.ofHours(7)));
    }

    @Test
    void whatIsGivenUpMayStillBeFound() {
        var lost = Parcel.giveUp(labelled(1), NOON.plus(Duration.ofDays(20)));

        assertThat(lost.hear(scan(1, Kind.DELIVERED, 30)).state()).isEqualTo(State.DELIVERED);
    }
}
