package dev.waybill.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static Circuit failed(int times) {
        var circuit = Circuit.WELL;
        for (var at = 0; at < times; at++) {
            circuit = circuit.heard(false, NOON);
        }
        return circuit;
    }

    @Test
    void fourFailuresInARowLetEverythingThrough() {
        assertThat(failed(4).admits(10, NOON)).isEqualTo(10);
    }

    @Test
    void theFifthLeavesTheProviderInPeaceForAWhile() {
        var open = failed(5);

        assertThat(open.admits(10, NOON)).isZero();
        assertThat(open.admits(10, NOON.plus(Circuit.FIRST_PAUSE))).as("one may try").isEqualTo(1);
    }

    @Test
    void aSuccessInBetweenCountsFromTheStart() {
        assertThat(failed(4).heard(true, NOON).heard(false, NOON).admits(10, NOON)).isEqualTo(10);
    }

    @Test
    void theOneThatTriesClosesItOrDoublesThePause() {
        var later = NOON.plus(Circuit.FIRST_PAUSE);

        assertThat(failed(5).heard(true, later)).isEqualTo(Circuit.WELL);
        var again = failed(5).heard(false, later);
        assertThat(again.admits(10, later.plus(Circuit.FIRST_PAUSE))).isZero();
        assertThat(again.admits(10, later.plus(Circuit.FIRST_PAUSE.multipliedBy(2)))).isOne();
    }

    @Test
    void aFailureOfACallThatBeganBeforeDoesNotProlongThePause() {
        assertThat(failed(9)).isEqualTo(failed(5));
    }

    @Test
    void thePauseStaysWithinItsLimit() {
        var circuit = failed(5);
        var now = NOON;
        for (var at = 0; at < 20; at++) {
            now = now.plus(Duration.ofHours(1));
            circuit = circuit.heard(false, now);
        }

        assertThat(circuit)
                .isEqualTo(
                        new Circuit.Open(now.plus(Circuit.LONGEST_PAUSE), Circuit.LONGEST_PAUSE));
    }
}
